# Commands for tests of the host, written for the engine alone.

function Get-Echo { param($Value, $Second) [pscustomobject]@{ Value = $Value; Second = $Second; Type = if ($null -eq $Value) { '' } else { $Value.GetType().FullName } } }

# A text's UTF-16 units as base64: no way back through CLIXML can hide a change.
function ConvertTo-Unit([string] $Text) {
    $bytes = [array]::CreateInstance([byte], 2 * $Text.Length)
    [Buffer]::BlockCopy($Text.ToCharArray(), 0, $bytes, 0, $bytes.Length)
    [Convert]::ToBase64String($bytes)
}

function Get-Unit { param($Value, [string] $Second) [pscustomobject]@{ Value = @(foreach ($one in $Value) { ConvertTo-Unit $one }); Second = ConvertTo-Unit $Second } }

# What the parser makes of each text: how many errors and statements, and each argument with its kind.
function Get-Parsed {
    param($Text)
    foreach ($one in $Text) {
        $tokens = $null
        $errors = $null
        $tree = [System.Management.Automation.Language.Parser]::ParseInput($one, [ref] $tokens, [ref] $errors)
        $commands = @($tree.FindAll({ param($node) $node -is [System.Management.Automation.Language.CommandAst] }, $true))
        [pscustomobject]@{
            Errors = $errors.Count
            Statements = $tree.EndBlock.Statements.Count
            Commands = $commands.Count
            Elements = @(foreach ($element in $commands[0].CommandElements) {
                # A text in parentheses is that text.
                if ($element -is [System.Management.Automation.Language.ParenExpressionAst] -and $element.Pipeline.GetPureExpression() -is [System.Management.Automation.Language.StringConstantExpressionAst]) {
                    $element = $element.Pipeline.GetPureExpression()
                }
                $value = $null
                if ($element -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $value = $element.Value }
                elseif ($element -is [System.Management.Automation.Language.CommandParameterAst]) { $value = $element.ParameterName }
                else { $value = $element.Extent.Text }
                [pscustomobject]@{ Kind = $element.GetType().Name; Value = ConvertTo-Unit $value }
            })
        }
    }
}

# Of each script file: what PowerShell 3.0 did not know yet, which commands it calls, and which types it names.
function Get-ScriptFact {
    param($Path)
    foreach ($one in $Path) {
        $tokens = $null
        $errors = $null
        $tree = [System.Management.Automation.Language.Parser]::ParseFile($one, [ref] $tokens, [ref] $errors)
        $all = @($tree.FindAll({ $true }, $true))
        [pscustomobject]@{
            Errors = $errors.Count
            Nodes = $all.Count
            Kinds = @($all | ForEach-Object { $_.GetType().Name })
            Tokens = @($tokens | ForEach-Object { [string] $_.Kind })
            Commands = @($all | Where-Object { $_ -is [System.Management.Automation.Language.CommandAst] } | ForEach-Object { $_.GetCommandName() })
            Functions = @($all | Where-Object { $_ -is [System.Management.Automation.Language.FunctionDefinitionAst] } | ForEach-Object { $_.Name })
            Members = @($all | Where-Object { $_ -is [System.Management.Automation.Language.InvokeMemberExpressionAst] } | ForEach-Object { [string] $_.Member.Value })
            Types = @($all | Where-Object { $_ -is [System.Management.Automation.Language.TypeExpressionAst] -or $_ -is [System.Management.Automation.Language.TypeConstraintAst] } | ForEach-Object { [string] $_.TypeName })
            Clean = @($all | Where-Object { $_ -is [System.Management.Automation.Language.NamedBlockAst] -and [string] $_.BlockKind -eq 'Clean' }).Count
            NullConditional = @($all | Where-Object { $_.PSObject.Properties['NullConditional'] -and $_.NullConditional }).Count
        }
    }
}

function Test-Stream {
    [CmdletBinding()] param()
    $PSCmdlet.WriteWarning('careful')
    $PSCmdlet.WriteInformation('told', @('PSHOST'))
    $PSCmdlet.WriteObject([pscustomobject]@{ A = 1 })
    $inner = [Activator]::CreateInstance([Exception], @('the cause'))
    $outer = [Activator]::CreateInstance([Exception], @('the failure', $inner))
    $PSCmdlet.WriteError([Activator]::CreateInstance([System.Management.Automation.ErrorRecord], @($outer, 'MyId', [System.Management.Automation.ErrorCategory]::InvalidData, $null)))
    $progress = [Activator]::CreateInstance([System.Management.Automation.ProgressRecord], @(1, 'Moving', 'one'))
    $progress.PercentComplete = 40
    $PSCmdlet.WriteProgress($progress)
    [Console]::WriteLine('this is noise')
    [Console]::Error.WriteLine('this is noise, too')
    $PSCmdlet.WriteVerbose('in detail')
    $PSCmdlet.WriteObject('the last')
}

function Test-Value {
    [pscustomobject]@{
        Date = [datetime] '2027-01-31T08:00:00.1234567Z'; Offset = ([datetime] '2027-01-31T08:00:00Z').ToLocalTime(); Day = [DayOfWeek]::Friday
        Bytes = [byte[]] (1, 2, 3); Id = [guid]::Empty; Version = [version] '15.2.1'; Uri = [uri] 'https://a/b'; None = $null; Yes = $true
        Large = [long]::MaxValue; Half = 1.5; List = @('one', 2, @(3, 4)); Single = @('alone'); Empty = @(); Map = @{ k = 'v' }
        Nested = [pscustomobject]@{ In = [pscustomobject]@{ Deep = 'x' } }; __proto__ = 'harmless'
    }
}

function Test-Large { 'x' * 9000000; [pscustomobject]@{ A = 'after' } }
function Test-Odd { [CmdletBinding()] param() $odd = [string] [char] 0xFFFF; $PSCmdlet.WriteWarning($odd); [void] $PSCmdlet.ShouldContinue(($odd + 'y' * 200000), 'Confirm') }
function Test-Throw { throw 'bang' }
# Errors with something in them: the answer of a web server, thirty exceptions, a number of Windows, a text beyond all bounds.
function Test-WebError {
    [CmdletBinding()] param($Url)
    $request = [Net.WebRequest]::Create($Url)
    $request.Proxy = $null
    try { [void] $request.GetResponse() } catch {
        $thrown = $_.Exception
        while ($thrown -isnot [Net.WebException]) { $thrown = $thrown.InnerException }
        $outer = [Activator]::CreateInstance([InvalidOperationException], @('ExCreateItem failed.', $thrown))
        $PSCmdlet.WriteError([Activator]::CreateInstance([System.Management.Automation.ErrorRecord], @($outer, 'StorageServiceError', [System.Management.Automation.ErrorCategory]::InvalidOperation, $null)))
    }
}
function Test-DeepError {
    [CmdletBinding()] param()
    $inner = $null
    for ($at = 30; $at -gt 0; $at--) { $inner = [Activator]::CreateInstance([Exception], @(("$at " + 'x' * 20000), $inner)) }
    $PSCmdlet.WriteError([Activator]::CreateInstance([System.Management.Automation.ErrorRecord], @($inner, '[Server=EX01,RequestId=1] [FailureCategory=Cmdlet-X] 1A2B,Deep', [System.Management.Automation.ErrorCategory]::NotSpecified, $null)))
}
function Test-NumberedError { throw [Activator]::CreateInstance([Runtime.InteropServices.COMException], @('No such interface.', -2146893802)) }
function Test-Confirm { [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')] param() if ($PSCmdlet.ShouldProcess('the application', 'Remove')) { 'removed' } }
function Test-Question { [CmdletBinding()] param() if ($PSCmdlet.ShouldContinue('Overwrite the default SMTP certificate?', 'Confirm')) { 'overwritten' } }
# Speaks the language of the thread that it runs on; the others are told by their names.
function Get-Language {
    $culture = [Globalization.CultureInfo]
    $get = [Delegate]::CreateDelegate([Func[Globalization.CultureInfo]], $culture.GetMethod('get_CurrentUICulture'))
    [pscustomobject]@{
        Says = if ($culture::CurrentUICulture.TwoLetterISOLanguageName -eq 'de') { 'Test bestanden.' } else { 'Test passed.' }
        Formats = $culture::CurrentCulture.Name
        OtherThread = [Threading.Tasks.Task[Globalization.CultureInfo]]::Factory.StartNew($get).Result.Name
        Console = [string] $Host.CurrentUICulture
    }
}
function Test-Switch { [CmdletBinding()] param([switch] $On) $On.IsPresent }
function Test-Date { param([datetime] $At) [pscustomobject]@{ Utc = $At.ToUniversalTime(); Kind = [string] $At.Kind } }
function Test-Secret { param([System.Security.SecureString] $Password) $Password.Length }
function Test-Credential { param([System.Management.Automation.PSCredential] $Credential) $Credential.UserName + ' ' + $Credential.GetNetworkCredential().Password }
function Test-Many { param([int] $Count) for ($at = 0; $at -lt $Count; $at++) { [pscustomobject]@{ At = $at; Name = 'an object of some length' } } }
# Until a file is there: tests wait for things, never for time.
function Wait-File { param($Path, $Because) [Console]::WriteLine('waiting'); while (-not [IO.File]::Exists($Path)) { [Threading.Thread]::Sleep(20) }; [pscustomobject]@{ Found = $Path } }
# Asks for text, a secret, and an account, as no wizard can foresee; and for one of two that are no yes and no.
function Test-Typing { $Host.UI.ReadLine() }
function Test-Password { $Host.UI.ReadLineAsSecureString() }
function Test-Account { $Host.UI.PromptForCredential('Sign in', 'Who are you?', '', '') }
function Test-Choice {
    $choices = [System.Management.Automation.Host.ChoiceDescription[]] @('&Overwrite', '&Keep', '&Cancel')
    $Host.UI.PromptForChoice('Certificate', 'What shall become of it?', $choices, 0)
}
# Goes on as if nothing had been asked.
function Test-Stubborn { [CmdletBinding()] param() try { [void] $PSCmdlet.ShouldContinue('Delete the mailbox?', 'Confirm') } catch { }; 'deleted' }
function Test-Confirmation { [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')] param([int] $After) [Threading.Thread]::Sleep($After); foreach ($name in 'one', 'two') { if ($PSCmdlet.ShouldProcess($name, 'Remove')) { $name } } }
# Hears no "cancel": a call into .NET is not interrupted.
function Wait-Deaf { [Console]::WriteLine('deaf'); [Threading.Thread]::Sleep(600000) }
function Stop-Engine { [Diagnostics.Process]::GetCurrentProcess().Kill() }

# A session in a process of its own, over the remoting protocol. -Restricted: made like Exchange's endpoint, which has no language, no
# scripts and no programs, and only the commands of this module that are named here. Its language is the one that is asked for, as over WinRM.
function New-TestSession {
    [CmdletBinding()] param([switch] $Restricted, [System.Management.Automation.Remoting.PSSessionOption] $SessionOption)
    $engine = [Activator]::CreateInstance([System.Management.Automation.Runspaces.PowerShellProcessInstance])
    $engine.Process.StartInfo.FileName = [Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
    if ($SessionOption -and $SessionOption.UICulture) { $engine.Process.StartInfo.EnvironmentVariables['LANG'] = $SessionOption.UICulture.Name.Replace('-', '_') }
    $engine.Process.StartInfo.Arguments = ''
    $engine.Process.StartInfo.ArgumentList.Clear()
    foreach ($argument in '-s', '-NoLogo', '-NoProfile') { $engine.Process.StartInfo.ArgumentList.Add($argument) }
    $runspace = [System.Management.Automation.Runspaces.RunspaceFactory]::CreateOutOfProcessRunspace([System.Management.Automation.Runspaces.TypeTable]::LoadDefaultTypeFiles(), $engine)
    $runspace.Open()
    $shell = [System.Management.Automation.PowerShell]::Create()
    $shell.Runspace = $runspace
    [void] $shell.AddCommand('Import-Module').AddParameter('Name', [IO.Path]::Combine($PSScriptRoot, 'commands.psm1')).Invoke()
    if ($Restricted) {
        $shell.Commands.Clear()
        [void] $shell.AddScript({
            $own = @((Get-Module commands).ExportedFunctions.Keys)
            foreach ($command in $ExecutionContext.SessionState.InvokeCommand.GetCommands('*', 'Alias, Function, Filter, Cmdlet', $true)) {
                if ($own -notcontains $command.Name) { $command.Visibility = 'Private' }
            }
            $ExecutionContext.SessionState.Applications.Clear()
            $ExecutionContext.SessionState.Scripts.Clear()
            $ExecutionContext.SessionState.LanguageMode = 'NoLanguage'
        }.ToString()).Invoke()
    }
    [pscustomobject]@{ Runspace = $runspace }
}
function New-RefusedSession { [CmdletBinding()] param($Message, $ErrorId) $PSCmdlet.ThrowTerminatingError([Activator]::CreateInstance([System.Management.Automation.ErrorRecord], @([Activator]::CreateInstance([Exception], @($Message)), $ErrorId, [System.Management.Automation.ErrorCategory]::OpenError, $null))) }
# A server that goes down while it speaks. (PowerShell 7.6 does not notice on Linux when one goes down in silence.)
function Stop-Server {
    $half = [Text.Encoding]::ASCII.GetBytes("<half of a line`n")
    $out = [Console]::OpenStandardOutput()
    $out.Write($half, 0, $half.Length)
    $out.Flush()
    [Diagnostics.Process]::GetCurrentProcess().Kill()
}
# A setting of the session, and how often it was made.
function Set-Kept { param($Value) $script:kept = $Value; $script:times++ }
function Get-Kept { "$script:kept $script:times" }
function Get-EnginePid { [Diagnostics.Process]::GetCurrentProcess().Id }
# Into the signed-in person's store; without a file, one with an elliptic curve that signs itself.
function Add-TestCertificate {
    param($Path)
    if ($Path) { $certificate = [System.Security.Cryptography.X509Certificates.X509CertificateLoader]::LoadPkcs12FromFile($Path, 'secret', 'Exportable, PersistKeySet') }
    else {
        $key = [System.Security.Cryptography.ECDsa]::Create([System.Security.Cryptography.ECCurve]::CreateFromFriendlyName('nistP256'))
        $request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=curve', $key, [System.Security.Cryptography.HashAlgorithmName]::SHA256)
        $certificate = $request.CreateSelfSigned([DateTimeOffset]::UtcNow, [DateTimeOffset]::UtcNow.AddDays(1))
    }
    $store = [System.Security.Cryptography.X509Certificates.X509Store]::new('My', 'CurrentUser')
    $store.Open('ReadWrite')
    $store.Add($certificate)
    $store.Close()
}

# An object with properties of the kinds that are asked for, as a server's objects have them: Name, kind and text of each.
function Get-Made {
    param([string[]] $Names, [string[]] $Kinds, [string[]] $Texts)
    $made = [psobject]::new()
    for ($at = 0; $at -lt $Names.Count; $at++) {
        $text = $Texts[$at]
        if ($Kinds[$at] -eq 'absent') { continue }
        if ($Kinds[$at] -eq 'throws') { $made.PSObject.Properties.Add([psscriptproperty]::new($Names[$at], { throw 'It cannot be read.' })); continue }
        $value = switch ($Kinds[$at]) {
            'null' { $null }
            'text' { $text }
            'texts' { , @($text.Split([char] 31)) }
            'none' { , @() }
            'whole' { [long] $text }
            'small' { [int] $text }
            'boolean' { $text -eq 'true' }
            'day' { [Enum]::ToObject([DayOfWeek], [int] $text) }
            'bytes' { , [Convert]::FromBase64String($text) }
            'keys' { $keys = @{}; foreach ($key in $text.Split([char] 31)) { $keys[$key] = [guid]::NewGuid() }; $keys }
            'guid' { [guid] $text }
            'uri' { [uri] $text }
            default { [datetime]::SpecifyKind([datetime]::new([long] $text), $_) }
        }
        $made.PSObject.Properties.Add([psnoteproperty]::new($Names[$at], $value))
    }
    $made
}

# What a text prints that is pasted into a console whose policy allows the constrained language only.
function Invoke-Constrained {
    param([string] $Text, [string[]] $Modules)
    $initial = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
    $initial.ImportPSModule($Modules)
    $runspace = [System.Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($initial)
    $runspace.Open()
    $shell = [System.Management.Automation.PowerShell]::Create()
    $shell.Runspace = $runspace
    try {
        $runspace.SessionStateProxy.LanguageMode = 'ConstrainedLanguage'
        foreach ($line in $shell.AddScript($Text).Invoke()) { [string] $line }
        foreach ($failure in $shell.Streams.Error) { "ERROR $failure" }
        "MODE $($runspace.SessionStateProxy.LanguageMode)"
    } finally { $shell.Dispose(); $runspace.Dispose() }
}
