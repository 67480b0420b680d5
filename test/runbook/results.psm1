# How a runbook judges a test that says this or that, on an engine that has no console.
function Write-Host { param([Parameter(Position = 0)] $Object, $ForegroundColor) [Console]::WriteLine([string] $Object) }
. ([IO.Path]::Combine($PSScriptRoot, '..', '..', 'assets', 'powershell', 'runbook.ps1'))

# A cmdlet that says each of these on its stream.
function Test-Saying {
    [CmdletBinding()] param($Output, $Detail, $Failure)
    foreach ($one in $Detail) { $PSCmdlet.WriteVerbose($one) }
    foreach ($one in $Output) { $PSCmdlet.WriteObject($one) }
    foreach ($one in $Failure) { $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([Exception]::new($one), 'Id', 'InvalidOperation', $null)) }
}

function Get-LinkResult {
    param($Output, $Detail, $Failure)
    $global:ErrorActionPreference = 'Stop'
    Test-Link @{ What = 'One test'; Run = { Test-Saying -Output $Output -Detail $Detail -Failure $Failure -Verbose } }
}
Export-ModuleMember -Function Get-LinkResult
