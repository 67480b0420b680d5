# In place of Exchange's own script of this name, for reach.test.ts: stumbles over the console that is not there, as that one can,
# and defines what connects.
$Host.UI.RawUI.WindowTitle = 'Exchange Management Shell'
function Connect-ExchangeServer {
    param([switch] $Auto, [string] $ClientApplication)
    if (-not $Auto -or $ClientApplication -ne 'ManagementShell') { throw 'That is not how the shortcut connects.' }
    function global:Get-ExchangeServer { [pscustomobject]@{ Name = 'atl-exchange-001' } }
}
