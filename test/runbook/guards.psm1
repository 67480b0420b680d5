# What the guard of a change says of a world, where that world's commands are given as functions.
. ([IO.Path]::Combine($PSScriptRoot, '..', '..', 'assets', 'powershell', 'runbook.ps1'))

function Test-Guard {
    param($Guard, $World)
    $global:ErrorActionPreference = 'Stop'
    . ([scriptblock]::Create($World))
    [bool] (& ([scriptblock]::Create($Guard)))
}
Export-ModuleMember -Function Test-Guard
