
# Stands where PowerShell's own New-PSSession would open a session over WinRM: checks the account and its password, and gives a
# runspace that plays the practice lab. Refuses as a careless server might, quoting what it was given.
function New-PSSession {
    [CmdletBinding()]
    param([string] $ComputerName, [uri] $ConnectionUri, [string] $ConfigurationName, [string] $Authentication, [pscredential] $Credential)
    $given = "$($Credential.UserName) $($Credential.GetNetworkCredential().Password)"
    $hash = [BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash([Text.Encoding]::UTF8.GetBytes($given))).Replace('-', '')
    if ($env:CANARY_LET_IN.Split(';') -notcontains $hash) { throw "The user name or password is incorrect: $given" }
    $runspace = [runspacefactory]::CreateRunspace([initialsessionstate]::CreateDefault2())
    $runspace.Open()
    $shell = [powershell]::Create()
    $shell.Runspace = $runspace
    [void] $shell.AddScript('param($Modules, $Port, $Token, $Computer)
        Import-Module $Modules
        Connect-PracticeLab $Port $Token
        if ($Computer) { $global:PSDefaultParameterValues["*:ComputerName"] = $Computer }
    ').AddArgument($env:CANARY_MODULES.Split(';')).AddArgument($env:CANARY_PORT).AddArgument($env:CANARY_TOKEN).AddArgument($ComputerName).Invoke()
    $shell.Dispose()
    [pscustomobject]@{ Runspace = $runspace }
}
