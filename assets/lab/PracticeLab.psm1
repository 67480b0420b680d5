# The practice lab as PowerShell sees it. Exchange.psm1 and Skype.psm1 declare the cmdlets of both products; each hands what it was
# given to the lab that partner-wizard serves on this computer, and gives what the lab answers: objects, errors, warnings, questions.
# Nothing real is touched. To look around by hand: Import-Module the four files, then Connect-PracticeLab with the port and token
# that stand in the lab's folder, in lab-process.json; with -Shapes, the path of the folder Shapes, objects are as the products have them.
# Keep to what Windows PowerShell 5.1 has, and to the engine: no cmdlet of the Utility or Management modules.

$lab = @{ Port = 0; Token = '' }

function Connect-PracticeLab {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [int] $Port,
        [Parameter(Mandatory = $true)] [string] $Token,
        [string] $Shapes,
        [string] $Exchange = 'rehydrated',
        [string] $Skype = 'live'
    )
    $lab.Port = $Port
    $lab.Token = $Token
    if ($Shapes) { Import-LabShape $Shapes $Exchange $Skype }
}

# Which PowerShell this is, and whether it has the classes of the products' objects.
function Get-LabPowerShell {
    @{ edition = [string] $PSVersionTable.PSEdition; version = [string] $PSVersionTable.PSVersion; shapes = Get-LabShape }
}

# A cmdlet: its name and what it was given, as the engine has bound it.
function Send-LabCmdlet {
    param([string] $Shell, $Cmdlet, $Bound)
    $values = @{}
    $switches = @()
    foreach ($name in $Bound.Keys) {
        $value = $Bound[$name]
        if ($value -isnot [switch]) { $values[$name] = ConvertTo-LabValue $value }
        elseif ($value.IsPresent) { $switches += $name }
        # -Confirm:$false says No to a question, so it is more than a switch left out.
        else { $values[$name] = $false }
    }
    Send-LabCommand $Cmdlet @{
        kind = 'cmdlet'; place = @{ shell = $Shell; computer = 'any' }; name = $Cmdlet.MyInvocation.MyCommand.Name
        parameters = $values; switches = $switches; returns = 'whole'
    }
}

# PowerShell's own would see each function that the modules declare; what this admin may run, the lab knows (RBAC hides the rest).
function Get-Command {
    [CmdletBinding(PositionalBinding = $false)]
    param([Parameter(Mandatory = $true, Position = 0)] [string[]] $Name)
    # One PowerShell stands for both shells here, and Skype's cmdlets are those with Cs in their names.
    Send-LabCmdlet $(if ($Name -like '*-Cs*') { 'skype' } else { 'exchange' }) $PSCmdlet $PSBoundParameters
}

# A value as the lab takes it. A secret stays here: the lab is told only its fingerprint, by which it knows the right one.
function ConvertTo-LabValue($Value) {
    if ($Value -is [datetime]) {
        $at = $Value.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ss.fffZ', [Globalization.CultureInfo]::InvariantCulture)
        return @{ kind = 'date'; at = $at }
    }
    if ($Value -is [byte[]]) { return @{ kind = 'bytes'; base64 = [Convert]::ToBase64String($Value) } }
    if ($Value -is [Security.SecureString]) { return @{ kind = 'secret'; ref = Get-Fingerprint $Value; as = 'SecureString' } }
    if ($Value -is [System.Management.Automation.PSCredential]) { return @{ kind = 'secret'; ref = 'given'; as = 'PSCredential' } }
    if ($Value -is [Collections.IList]) {
        $items = [object[]]::new($Value.Count)
        for ($at = 0; $at -lt $Value.Count; $at++) { $items[$at] = ConvertTo-LabValue $Value[$at] }
        return @{ kind = 'list'; items = $items }
    }
    return $Value
}

# SHA-256 of a secret's UTF-8, in lower case hex.
function Get-Fingerprint([Security.SecureString] $Secret) {
    $text = [System.Management.Automation.PSCredential]::new('secret', $Secret).GetNetworkCredential().Password
    $hash = [Security.Cryptography.SHA256]::Create().ComputeHash([Text.Encoding]::UTF8.GetBytes($text))
    return [BitConverter]::ToString($hash).Replace('-', '').ToLowerInvariant()
}

# Has the lab play a command, and asks what it asks. The lab plays it again with the answer, and does nothing a second time.
function Send-LabCommand {
    param($Cmdlet, [hashtable] $Command)
    $prompts = @{}
    while ($true) {
        $end = Invoke-LabCommand $Cmdlet $Command $prompts
        if ($end.why -ne 'asked') { return }
        $prompts[$end.detail] = if ($Cmdlet.ShouldContinue($end.detail, 'Confirm')) { 'yes' } else { 'no' }
    }
}

# Sends one command, gives each item through the cmdlet that stands for it, and returns how it ended.
function Invoke-LabCommand {
    param($Cmdlet, [hashtable] $Command, [hashtable] $Prompts)
    $request = [Net.WebRequest]::Create("http://127.0.0.1:$($lab.Port)/powershell")
    $request.Method = 'POST'
    $request.Proxy = $null
    # A command may be silent for minutes.
    $request.ReadWriteTimeout = -1
    $request.Headers['Authorization'] = "Bearer $($lab.Token)"
    $body = [Text.Encoding]::UTF8.GetBytes([System.Management.Automation.PSSerializer]::Serialize(@{ command = $Command; prompts = $Prompts }, 10))
    $request.ContentLength = $body.Length
    $failure = $null
    $end = $null
    try {
        $stream = $request.GetRequestStream()
        $stream.Write($body, 0, $body.Length)
        $stream.Dispose()
        $reader = [IO.StreamReader]::new($request.GetResponse().GetResponseStream(), [Text.Encoding]::UTF8)
        while ($null -eq $end) {
            $next = $reader.ReadLineAsync()
            # Not for ever: Ctrl+C is heard between two waits.
            while (-not $next.Wait(100)) { }
            if ($null -eq $next.Result) { break }
            $told = [System.Management.Automation.PSSerializer]::Deserialize($next.Result)
            if ($told.kind -eq 'error') { $failure = $told }
            elseif ($told.kind -eq 'end') { $end = $told }
            else { Write-LabItem $Cmdlet $told $Command.place.shell }
        }
    } catch {
        $lost = "The practice lab does not answer: $($_.Exception.GetBaseException().Message)"
    } finally { $request.Abort() }
    if ($null -eq $end) { $end = @{ why = 'died'; detail = $(if ($lost) { $lost } else { 'The practice lab ended before the command did.' }) } }
    if ($null -ne $end.exitCode) { $global:LASTEXITCODE = $end.exitCode }
    if ($null -ne $failure) { Write-LabError $Cmdlet $failure }
    if ($null -ne $end.why -and $end.why -ne 'asked') {
        Write-LabError $Cmdlet @{ message = $end.detail; id = 'PracticeLabInterrupted'; category = 'ConnectionError'; terminating = $true }
    }
    return $end
}

function Write-LabItem {
    param($Cmdlet, $Item, [string] $Shell)
    switch ($Item.kind) {
        'object' {
            $called = $Cmdlet.MyInvocation
            $Cmdlet.WriteObject((ConvertTo-LabObject $Shell $called.MyCommand.Name @($called.BoundParameters.Keys) $Item.value))
        }
        'output' { $Cmdlet.WriteObject($Item.text) }
        'warning' { $Cmdlet.WriteWarning($Item.text) }
        'verbose' { $Cmdlet.WriteVerbose($Item.text) }
        # As Write-Host does it.
        'information' {
            $message = [System.Management.Automation.HostInformationMessage]::new()
            $message.Message = $Item.text
            $Cmdlet.WriteInformation($message, [string[]] @('PSHOST'))
        }
    }
}

# The engine puts the name of the command behind an error's id, so an id that has it already gives it up; one with another name
# behind it, as errors of a session have, is thrown, which leaves it as it is.
function Write-LabError {
    param($Cmdlet, $Told)
    $exception = [Exception]::new($Told.message)
    $category = [System.Management.Automation.ErrorCategory] $Told.category
    $name = ',' + $Cmdlet.MyInvocation.MyCommand.Name
    if (-not $Told.id.EndsWith($name)) { throw [System.Management.Automation.ErrorRecord]::new($exception, $Told.id, $category, $null) }
    $id = $Told.id.Substring(0, $Told.id.Length - $name.Length)
    $record = [System.Management.Automation.ErrorRecord]::new($exception, $id, $category, $null)
    if ($Told.terminating) { $Cmdlet.ThrowTerminatingError($record) }
    $Cmdlet.WriteError($record)
}

# Windows on a named server.
function Send-LabFunction {
    param($Cmdlet, [string] $ComputerName, [hashtable] $Values)
    Send-LabCommand $Cmdlet @{
        kind = 'function'; place = @{ shell = 'windows'; computer = $ComputerName }; name = $Cmdlet.MyInvocation.MyCommand.Name
        parameters = $Values; typed = ''
    }
}

function Get-CertificateAuthority {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [string] $ComputerName)
    Send-LabFunction $PSCmdlet $ComputerName @{}
}

function Get-Clock {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [string] $ComputerName)
    Send-LabFunction $PSCmdlet $ComputerName @{}
}

function Get-IisState {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [string] $ComputerName, [string[]] $Clocks = @())
    Send-LabFunction $PSCmdlet $ComputerName @{ Clocks = ConvertTo-LabValue $Clocks }
}

function Get-ProxySetting {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [string] $ComputerName)
    Send-LabFunction $PSCmdlet $ComputerName @{}
}

function Get-SiteBinding {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [string] $ComputerName)
    Send-LabFunction $PSCmdlet $ComputerName @{}
}

function Get-StoreCertificate {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [string] $ComputerName, [string] $Thumbprint)
    Send-LabFunction $PSCmdlet $ComputerName $(if ($Thumbprint) { @{ Thumbprint = $Thumbprint } } else { @{} })
}

function Get-PfxContent {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [string] $ComputerName, [Parameter(Mandatory = $true)] [string] $Path)
    Send-LabFunction $PSCmdlet $ComputerName @{ Path = $Path }
}

function Import-StoreCertificate {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [string] $ComputerName, [Parameter(Mandatory = $true)] [string] $Path, [Security.SecureString] $Password)
    $values = @{ Path = $Path }
    if ($null -ne $Password) { $values.Password = ConvertTo-LabValue $Password }
    Send-LabFunction $PSCmdlet $ComputerName $values
}

function Start-ExchangePool {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [string] $ComputerName, [Parameter(Mandatory = $true)] [string] $Name)
    Send-LabFunction $PSCmdlet $ComputerName @{ Name = $Name }
}

function Get-AnswerAt {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [string] $ComputerName, [Parameter(Mandatory = $true)] [string] $Url, [Parameter(Mandatory = $true)] [string] $At, [bool] $Challenge)
    $values = @{ Url = $Url; At = $At }
    if ($PSBoundParameters.ContainsKey('Challenge')) { $values.Challenge = $Challenge }
    Send-LabFunction $PSCmdlet $ComputerName $values
}

function Get-WebDocument {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [string] $ComputerName, [Parameter(Mandatory = $true)] [string] $Url)
    Send-LabFunction $PSCmdlet $ComputerName @{ Url = $Url }
}

# iisreset.exe SERVER /restart, in the lab and not on this computer.
function iisreset.exe {
    [CmdletBinding()]
    param([Parameter(ValueFromRemainingArguments = $true)] [string[]] $Arguments)
    Send-LabCommand $PSCmdlet @{
        kind = 'program'; place = @{ shell = 'exchange'; computer = 'any' }; file = 'iisreset.exe'; args = @($Arguments)
    }
}

# The host script starts programs by this name: none but the lab's own may start while the lab is connected.
function Invoke-Program {
    [CmdletBinding()]
    param($File, $Arguments)
    if ($File -ne 'iisreset.exe') { throw "The practice lab has no program $File." }
    iisreset.exe -Arguments $Arguments
}

# Exchange's own script; Scripts\Configure-EnterprisePartnerApplication.ps1 takes its parameters.
function Send-LabScript {
    [CmdletBinding()]
    param([string] $File, $Bound)
    $values = @{}
    foreach ($name in $Bound.Keys) { $values[$name] = ConvertTo-LabValue $Bound[$name] }
    Send-LabCommand $PSCmdlet @{ kind = 'script'; place = @{ shell = 'exchange'; computer = 'any' }; file = $File; parameters = $values }
}

Export-ModuleMember -Function @(
    'Connect-PracticeLab', 'Get-Command', 'Get-LabPowerShell', 'Send-LabCmdlet', 'Send-LabScript'
    'Get-AnswerAt', 'Get-CertificateAuthority', 'Get-Clock', 'Get-IisState', 'Get-ProxySetting', 'Get-SiteBinding', 'Get-StoreCertificate', 'Get-WebDocument', 'Get-PfxContent', 'Import-StoreCertificate', 'Start-ExchangePool', 'iisreset.exe', 'Invoke-Program'
)
