# Tells partner-wizard about the computer it runs on and the account it runs with. It only reads, and needs no right to.
# Keep to ASCII and to PowerShell 3.0, and use nothing but the engine. To tell more, add a line to Get-ThisComputer.

# A value of the registry; nothing where there is none, or where it may not be read.
function Read-RegistryValue {
    param([string] $Key, [string] $Name)
    try { [Microsoft.Win32.Registry]::GetValue($Key, $Name, $null) } catch { }
}

# The execution policy that Group Policy sets in a hive; nothing where it sets none. EnableScripts 0 is "Disabled": no script at all.
function Read-PolicyFromGroupPolicy {
    param([string] $Hive)
    $key = $Hive + '\SOFTWARE\Policies\Microsoft\Windows\PowerShell'
    if ((Read-RegistryValue $key 'EnableScripts') -eq 0) { return 'Restricted' }
    return Read-RegistryValue $key 'ExecutionPolicy'
}

# The groups that matter for this work, by name and without their domain. All names are looked up at once: one by one would take minutes
# in a large domain.
function Read-Groups {
    param($Identity)
    $wanted = '^(Organization Management|View-Only Organization Management|Server Management|Recipient Management|RTC.*|CS.*Administrator)$'
    try {
        foreach ($group in $Identity.Groups.Translate([Security.Principal.NTAccount])) {
            $name = ([string] $group.Value).Split('\')[-1]
            if ($name -match $wanted) { $name }
        }
    } catch { }
}

function Get-ThisComputer {
    $network = [Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties()
    $about = @{
        Name = [string] $network.HostName
        Domain = [string] $network.DomainName
        User = [Environment]::UserDomainName + '\' + [Environment]::UserName
        PowerShell = [string] $PSVersionTable.PSVersion
        Process64 = [Environment]::Is64BitProcess
        System64 = [Environment]::Is64BitOperatingSystem
        DotNetRelease = [string] (Read-RegistryValue 'HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full' 'Release')
        LanguageMode = [string] $ExecutionContext.SessionState.LanguageMode
        MachinePolicy = [string] (Read-PolicyFromGroupPolicy 'HKEY_LOCAL_MACHINE')
        UserPolicy = [string] (Read-PolicyFromGroupPolicy 'HKEY_CURRENT_USER')
        ExchangeFolder = [string] (Read-RegistryValue 'HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ExchangeServer\v15\Setup' 'MsiInstallPath')
        # As set-ups left it; the wizard's own process may have another.
        Modules = [string] [Environment]::GetEnvironmentVariable('PSModulePath', 'Machine')
        # A 32-bit process finds the folder of 64-bit programs under another name.
        IisReset = [IO.File]::Exists([IO.Path]::Combine([Environment]::SystemDirectory, 'iisreset.exe')) -or [IO.File]::Exists([IO.Path]::Combine([Environment]::GetFolderPath('Windows'), 'Sysnative', 'iisreset.exe'))
        Elevated = $null
        Administrator = $null
        Groups = ''
    }
    # Only Windows knows these.
    try {
        $identity = [Security.Principal.WindowsIdentity]::GetCurrent()
        $administrators = 'S-1-5-32-544'
        $about.User = [string] $identity.Name
        $about.Elevated = @($identity.Groups | ForEach-Object { $_.Value }) -contains $administrators
        # Without elevation the group is in the token all the same, but only to be denied things.
        $about.Administrator = $about.Elevated -or @($identity.Claims | ForEach-Object { $_.Value }) -contains $administrators
        $about.Groups = @(Read-Groups $identity) -join ';'
    } catch { }
    return $about
}
