# Makes a bare PowerShell the Skype for Business Server Management Shell: loads the first of these modules that is there.
# The product's name changed from Lync, and set-up does not always put its folder where PowerShell looks. ASCII, PowerShell 3.0.
param([Parameter(Mandatory = $true)] [string[]] $Modules)

foreach ($module in $Modules) {
    if (@(Get-Module -ListAvailable -Name $module).Count -eq 0) { continue }
    Import-Module -Name $module
    return
}
throw "The Skype for Business Server Management Shell is not installed on this computer: there is no module $($Modules[0])."
