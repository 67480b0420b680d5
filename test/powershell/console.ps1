# A console for tests: each line on stdin is a text to paste, in base64; what a person would see of it comes back on stdout, then a
# line with a bell. Output and errors look as in Windows PowerShell 5.1; the lines are wrapped by whoever reads them.
param([string[]] $Modules)
foreach ($module in $Modules -split ';') { if ($module) { Import-Module $module -Global } }

function Show($it) {
    $out = [Console]::Out
    if ($it -is [Management.Automation.ErrorRecord]) {
        $from = $it.InvocationInfo.MyCommand.Name
        $category = $it.CategoryInfo
        if ($from) { $out.WriteLine("$from : $it") } else { $out.WriteLine("$it") }
        $out.WriteLine('At line:1 char:1')
        $out.WriteLine("+ $($it.InvocationInfo.Line)".TrimEnd())
        $out.WriteLine('+ ~~~~~~~~~~~~~~~~~~~~~')
        $out.WriteLine("    + CategoryInfo          : $($category.Category): ($($category.TargetName):$($category.TargetType)) [$from], $($it.Exception.GetType().Name)")
        $out.WriteLine("    + FullyQualifiedErrorId : $($it.FullyQualifiedErrorId)")
        $out.WriteLine(' ')
    }
    elseif ($it -is [Management.Automation.WarningRecord]) { $out.WriteLine("WARNING: $it") }
    elseif ($it -is [Management.Automation.VerboseRecord]) { $out.WriteLine("VERBOSE: $it") }
    else { $out.WriteLine("$it") }
}

while (($line = [Console]::In.ReadLine()) -ne $null) {
    $text = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($line))
    try { . ([scriptblock]::Create($text)) *>&1 | ForEach-Object { Show $_ } } catch { Show $_ }
    [Console]::Out.WriteLine([char] 7)
}
