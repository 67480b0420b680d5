# Takes declared properties out of many objects with assets/powershell/projection.ps1, against a loop that reads the same ones by [string].

# Milliseconds of each, by turns, and how much more memory the engine holds after all rounds than after the first.
function Measure-Projection {
    param([string] $Script, [int] $Count, [int] $Rounds)
    . $Script
    $objects = @(foreach ($number in 1..$Count) {
        $object = [pscustomobject]@{ Name = "EX$number"; Fqdn = "ex$number.litwareinc.com"; ServerRole = [DayOfWeek]::Friday; Site = [uri] 'https://site/'; Guid = [guid]::NewGuid(); Realm = $null }
        foreach ($more in 1..50) { $object.PSObject.Properties.Add([psnoteproperty]::new("Other$more", $more)) }
        $object
    })
    $wanted = @{ text = 'Name', 'Fqdn', 'ServerRole', 'Site', 'Guid', 'Realm' }
    $watch = [Diagnostics.Stopwatch]::new()
    $ours = @()
    $plain = @()
    $memory = 0
    foreach ($round in 1..$Rounds) {
        $watch.Restart()
        $null = $objects | Get-Projection $wanted
        $ours += $watch.Elapsed.TotalMilliseconds
        $watch.Restart()
        $null = $objects | ForEach-Object { @{
            Name = [string] $_.Name; Fqdn = [string] $_.Fqdn; ServerRole = [string] $_.ServerRole
            Site = [string] $_.Site; Guid = [string] $_.Guid; Realm = [string] $_.Realm
        } }
        $plain += $watch.Elapsed.TotalMilliseconds
        if ($round -eq 1) { $memory = [GC]::GetTotalMemory($true) }
    }
    [pscustomobject]@{ Ours = $ours; Plain = $plain; Kept = [GC]::GetTotalMemory($true) - $memory }
}
