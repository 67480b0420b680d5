# In place of Exchange's own script of this name, for reach.integration.test.ts: stumbles over the console that is not there, as that one can,
# and defines what connects.
$Host.UI.RawUI.WindowTitle = 'Exchange Management Shell'
function Connect-ExchangeServer {
    param([switch] $Auto, [string] $ClientApplication)
    if (-not $Auto -or $ClientApplication -ne 'ManagementShell') { throw 'That is not how the shortcut connects.' }
    function global:Get-ExchangeServer { [pscustomobject]@{ Name = 'atl-exchange-001' } }
    function global:Stop-Host { [Diagnostics.Process]::GetCurrentProcess().Kill() }
    # Another product's session, and the one that this script has opened.
    function global:Get-PSSession {
        [pscustomobject]@{ ComputerName = 'other.litwareinc.com'; ConfigurationName = 'Microsoft.PowerShell' }
        [pscustomobject]@{ ComputerName = 'ATL-Exchange-002.litwareinc.com'; ConfigurationName = 'Microsoft.Exchange' }
    }
}
