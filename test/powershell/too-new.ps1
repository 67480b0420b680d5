# Never run: what host-script.integration.test.ts must refuse.
class Newer { }
function Use-New { process { $x = $true ? 1 : 2; $y = $x ?? 3; $z = ${x}?.Length; $list = [Collections.ArrayList]::new() } clean { } }
ConvertTo-Json 1 && [System.HashCode]::Combine(1, 2)
