# In place of assets/powershell/windows.ps1, for reach.integration.test.ts.
function Get-IisState { [pscustomobject]@{ Services = @() } }
