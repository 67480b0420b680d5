# In place of assets/powershell/windows.ps1, for reach.test.ts.
function Get-IisState { [pscustomobject]@{ Services = @() } }
