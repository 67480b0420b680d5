# Runs commands for partner-wizard in one long-lived PowerShell, and streams what they give.
# A request is one line on stdin: base64 of CLIXML, a hashtable. It names a command and its parameters; none of it is ever parsed
# as script text. A reply is one line on stdout: "@@NONCE " and base64 of CLIXML; whatever else stands there is noise.
# Requests: run (id, what, name, parameters, switches, arguments, returns, prompts, session), cancel (id), ready, stop.
# Replies: ready, object, error, refused, text, end. The parts: projection.ps1 and replies.ps1 (what leaves), programs.ps1 and sessions.ps1 (ways in which
# the worker runs a command), questions.ps1 (answers that were foreseen). windows.ps1 is sent to servers, and is no part of this.
# Where stdin ends while a command runs (the wizard was killed), the command goes on, and this process ends with it. Of a command
# that was announced by "ready", what it gives from then on, and how it ended, is written to a file: the outbox. Its name ends in
# the id and the start of this process, by which a later wizard finds it.
# Keep to ASCII and to PowerShell 3.0, and use nothing but the engine: no cmdlet of the Utility or Management modules.
param(
    [Parameter(Mandatory = $true)] [string] $Nonce,
    [string] $Outbox
)
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
# A fault of this script ends the process, whatever its other runspace does.
trap { [Console]::Error.WriteLine("host.ps1, line $($_.InvocationInfo.ScriptLineNumber): $_"); [Environment]::Exit(1) }

if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    "The language mode is $($ExecutionContext.SessionState.LanguageMode): a policy of this computer (AppLocker or App Control) lets no script use .NET."
    exit 3
}

# What the two runspaces share: the way out, and what is known of the command that runs.
$link = [hashtable]::Synchronized(@{
    Nonce = $Nonce; Gate = [Activator]::CreateInstance([object]); Out = $null; Cut = $false
    Outbox = ''; Announced = ''; Late = $null; LateLength = 0; LastEnd = $null
    Id = 0; What = ''; Returns = ''; HadErrors = $false; Asked = $null; Lost = $null
    Sessions = @{}; Answering = $null; Afar = $false
})
$link.Out = [Activator]::CreateInstance([IO.StreamWriter], @([Console]::OpenStandardOutput(), [Text.Encoding]::ASCII))
$link.Out.AutoFlush = $true
$link.Out.NewLine = "`n"

# Servers speak English as far as they can: asked for before anything else can pick up a language, and never promised. Without culture
# data there is no English, and before .NET 4.5 no default for other threads; then it stays as it was.
$spoken = [Globalization.CultureInfo]::CurrentUICulture
try {
    $english = [Globalization.CultureInfo]::GetCultureInfo('en-US')
    [Threading.Thread]::CurrentThread.CurrentCulture = $english
    [Threading.Thread]::CurrentThread.CurrentUICulture = $english
    [Globalization.CultureInfo]::DefaultThreadCurrentCulture = $english
    [Globalization.CultureInfo]::DefaultThreadCurrentUICulture = $english
} catch { }

foreach ($part in 'projection', 'replies', 'programs', 'sessions', 'questions') { . ([IO.Path]::Combine($PSScriptRoot, "$part.ps1")) }

# Commands run in a runspace of their own, so that this one can hear "cancel". It has no user interface: where a command has no
# answers of its own (questions.ps1), a question ends it with an error that holds the question's text.
$initial = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
$workers = 'Format-Text', 'Send-Reply', 'Send-ErrorRecord', 'Send-Record', 'Get-ErrorFact', 'Get-ExceptionChain', 'Select-Reply', 'Get-Projection', 'Get-Shape', 'Get-TypeName', 'Invoke-Program', 'Invoke-InSession', 'Open-Session', 'Remove-Session', 'Deny-Answer'
foreach ($name in $workers) {
    $body = $ExecutionContext.SessionState.InvokeProvider.Item.Get("function:$name")[0].Definition
    $initial.Commands.Add([Activator]::CreateInstance([System.Management.Automation.Runspaces.SessionStateFunctionEntry], @($name, $body)))
}
$worker = [System.Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($initial)
$worker.ThreadOptions = 'ReuseThread'
$worker.Open()

# What a command says beside its objects. By name: PowerShell 3.0 has no information stream.
$streams = @(foreach ($stream in 'Error', 'Warning', 'Verbose', 'Debug', 'Information') { "System.Management.Automation.${stream}Record" -as [type] }) -ne $null

# A parameter's value as the command gets it. Dates become local ones, as [datetime]'...Z' gives: some cmdlets look at the clock
# face only. A secret comes as text and leaves as what the parameter wants.
function Convert-Value($Value) {
    if ($Value -is [datetime]) { return $Value.ToLocalTime() }
    if ($Value -is [hashtable]) {
        if ($Value.as -eq 'text') { return $Value.text }
        $secure = [Activator]::CreateInstance([Security.SecureString])
        foreach ($character in $Value.text.ToCharArray()) { $secure.AppendChar($character) }
        $secure.MakeReadOnly()
        if ($Value.as -eq 'SecureString') { return $secure }
        return [Activator]::CreateInstance([System.Management.Automation.PSCredential], @($Value.user, $secure))
    }
    if ($Value -is [Collections.ArrayList]) {
        $items = [array]::CreateInstance([object], $Value.Count)
        for ($at = 0; $at -lt $Value.Count; $at++) { $items[$at] = Convert-Value $Value[$at] }
        return , $items
    }
    return , $Value
}

# Parameters and switches of a call as one table; a switch is a parameter that is true.
function Convert-Parameter($Call) {
    $parameters = @{}
    foreach ($name in $Call.parameters.Keys) { $parameters[$name] = Convert-Value $Call.parameters[$name] }
    foreach ($name in $Call.switches) { $parameters[$name] = $true }
    return $parameters
}

function Start-Request($Request) {
    # The end of a command before must not pass for this one's.
    $link.LastEnd = $null
    $link.Outbox = $link.Announced
    $link.Announced = ''
    $link.Id = $Request.id
    $link.What = $Request.what
    $link.Returns = $Request.returns
    $link.HadErrors = $false
    $link.Asked = $null
    $link.Lost = $null
    $link.Answering = $null
    $link.Afar = $false
    $worker.SessionStateProxy.SetVariable('LASTEXITCODE', $null)
    $shell = [System.Management.Automation.PowerShell]::Create()
    $shell.Runspace = $worker
    $parameters = Convert-Parameter $Request
    $settings = [Activator]::CreateInstance([System.Management.Automation.PSInvocationSettings])
    # Before 5.0 what Write-Host says reaches no one but a user interface.
    if ($Request.prompts.Count -gt 0 -or $PSVersionTable.PSVersion.Major -lt 5) {
        $link.Answering = New-AnsweringHost
        $settings.Host = $link.Answering
    }
    if ($null -ne $Request.session) {
        $session = @{
            Key = $Request.session.key; Open = $Request.session.open.name; With = Convert-Parameter $Request.session.open; Define = $Request.session.define
            Select = $Request.session.select; First = $Request.session.first.name; FirstWith = @{}
        }
        if ($session.First) { $session.FirstWith = Convert-Parameter $Request.session.first }
        [void] $shell.AddCommand('Invoke-InSession').AddParameter('Link', $link).AddParameter('Session', $session)
        [void] $shell.AddParameter('Name', $Request.name).AddParameter('Parameters', $parameters)
    } else {
        switch ($Request.what) {
            'cmdlet' { [void] $shell.AddCommand($Request.name) }
            'script' { [void] $shell.AddCommand($Request.name) }
            # In the session's own scope: what the script defines stays for the commands after it.
            'profile' { [void] $shell.AddCommand($Request.name, $false) }
            'program' { [void] $shell.AddCommand('Invoke-Program').AddParameter('File', $Request.name).AddParameter('Arguments', $Request.arguments) }
            default { throw "There is no request of this kind: $($Request.what)" }
        }
        [void] $shell.AddParameters($parameters)
    }
    $shell.Commands.Commands[0].MergeMyResults('All', 'Output')
    if ($Request.returns -is [hashtable] -and $Request.returns.Count -gt 0) {
        [void] $shell.AddCommand('Get-Projection').AddParameter('Wanted', $Request.returns).AddParameter('Streams', $streams)
    }
    [void] $shell.AddCommand('Send-Record').AddParameter('Link', $link)
    # No input, and none to come.
    $nothing = [Activator]::CreateInstance([System.Management.Automation.PSDataCollection[psobject]])
    $nothing.Complete()
    return @{ Shell = $shell; Handle = $shell.BeginInvoke($nothing, $settings, $null, $null); Prompts = $Request.prompts }
}

function Complete-Request($Running) {
    try { [void] $Running.Shell.EndInvoke($Running.Handle) }
    catch {
        # Out of the wrapping of a method call, the error as the command threw it.
        $thrown = $_.Exception
        while ($thrown -is [System.Management.Automation.MethodInvocationException] -and $null -ne $thrown.InnerException) { $thrown = $thrown.InnerException }
        $stopped = $thrown -is [System.Management.Automation.PipelineStoppedException]
        if ($null -eq $link.Asked -and -not $stopped) {
            if ($null -ne $thrown.ErrorRecord) { Send-ErrorRecord $link $thrown.ErrorRecord }
            else { Send-ErrorRecord $link $_ }
        }
    }
    Send-Progress $Running
    $exitCode = $null
    if ($link.What -eq 'program' -or $link.What -eq 'script') { $exitCode = $worker.SessionStateProxy.GetVariable('LASTEXITCODE') }
    $state = [string] $Running.Shell.InvocationStateInfo.State
    $Running.Shell.Dispose()
    Send-Reply $link @{
        kind = 'end'; id = $link.Id; hadErrors = $link.HadErrors; exitCode = $exitCode
        stopped = $state -eq 'Stopped'; asked = $link.Asked; lost = $link.Lost
    }
}

# The newest only: some cmdlets report every item of thousands.
function Send-Progress($Running) {
    $records = $Running.Shell.Streams.Progress.ReadAll()
    if ($records.Count -eq 0) { return }
    $newest = $records[$records.Count - 1]
    $text = ([string] $newest.Activity + ': ' + [string] $newest.StatusDescription).Trim()
    if ($newest.PercentComplete -ge 0) { $text += ' (' + $newest.PercentComplete + ' %)' }
    Send-Reply $link @{ kind = 'text'; id = $link.Id; stream = 'progress'; text = Format-Text $text }
}

$process = [Diagnostics.Process]::GetCurrentProcess()
$started = $process.StartTime.ToUniversalTime()
$ready = @{ kind = 'ready'; pid = $process.Id; started = $started; version = [string] $PSVersionTable.PSVersion }
# The start in milliseconds since 1970, as every calendar counts them.
if ($Outbox) { $Outbox += '.' + $process.Id + '.' + (($started.Ticks - $started.Ticks % 10000 - 621355968000000000) / 10000) }
Send-Reply $link $ready

$stdin = [Console]::OpenStandardInput()
$buffer = [array]::CreateInstance([byte], 65536)
$reading = $stdin.BeginRead($buffer, 0, $buffer.Length, $null, $null)
$line = [Activator]::CreateInstance([Text.StringBuilder])
$waiting = [Activator]::CreateInstance([Collections.Queue])
$running = $null
$stop = $false

while ($true) {
    if ($null -eq $running -and $waiting.Count -gt 0) {
        $next = $waiting.Dequeue()
        if ($next.cancelled) {
            $link.Outbox = ''
            $link.Announced = ''
            Send-Reply $link @{ kind = 'end'; id = $next.id; hadErrors = $false; exitCode = $null; stopped = $true; asked = $null; lost = $null }
            continue
        }
        try { $running = Start-Request $next }
        catch {
            Send-ErrorRecord $link $_
            Send-Reply $link @{ kind = 'end'; id = $link.Id; hadErrors = $true; exitCode = $null; stopped = $false; asked = $null; lost = $null }
        }
        continue
    }
    if ($null -eq $running -and $stop) { break }

    $handles = @()
    if ($null -ne $running) { $handles += $running.Handle.AsyncWaitHandle }
    if ($null -ne $reading) { $handles += $reading.AsyncWaitHandle }
    [void] [Threading.WaitHandle]::WaitAny($handles, $(if ($null -ne $running) { 100 } else { -1 }))

    if ($null -ne $running) {
        Send-Progress $running
        if ($null -ne $link.Answering) { Send-Answer $link $running }
        if ($running.Handle.IsCompleted) {
            Complete-Request $running
            $running = $null
        }
    }
    if ($null -eq $reading -or -not $reading.IsCompleted) { continue }

    $count = $stdin.EndRead($reading)
    $reading = $null
    if ($count -eq 0) {
        # Nobody is there any more. What waits was never begun; what runs is finished.
        $stop = $true
        $waiting.Clear()
        [Threading.Monitor]::Enter($link.Gate)
        $link.Cut = $true
        [Threading.Monitor]::Exit($link.Gate)
        continue
    }
    $parts = [Text.Encoding]::ASCII.GetString($buffer, 0, $count).Split("`n")
    for ($at = 0; $at -lt $parts.Length; $at++) {
        [void] $line.Append($parts[$at])
        if ($at -eq $parts.Length - 1) { break }
        $text = $line.ToString()
        [void] $line.Clear()
        try { $request = [System.Management.Automation.PSSerializer]::Deserialize([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($text))) }
        catch { $request = $null }
        if ($request -isnot [hashtable]) { [Console]::Error.WriteLine('A request could not be read.'); continue }
        switch ($request.request) {
            'run' { $waiting.Enqueue($request) }
            'cancel' {
                if ($null -ne $running -and $link.Id -eq $request.id) { [void] $running.Shell.BeginStop($null, $null) }
                # One that came together with its command: that is never begun.
                foreach ($each in $waiting) { if ($each.id -eq $request.id) { $each.cancelled = $true } }
            }
            'ready' {
                $link.Announced = $Outbox
                $link.LastEnd = $null
                Send-Reply $link $ready
            }
            # The wizard ends in order and has read everything: no outbox.
            'stop' { $stop = $true; $link.Outbox = '' }
        }
    }
    $reading = $stdin.BeginRead($buffer, 0, $buffer.Length, $null, $null)
}

Remove-Session $link @($link.Sessions.Keys)
if ($link.Outbox -and $null -ne $link.LastEnd) {
    if ($null -eq $link.Late) { $link.Late = [Activator]::CreateInstance([IO.StreamWriter], @(($link.Outbox + '.part'), $false, [Text.Encoding]::ASCII)) }
    $link.Late.NewLine = "`n"
    $link.Late.WriteLine($link.LastEnd)
    $link.Late.Dispose()
    # Under its own name only when it is whole.
    if ([IO.File]::Exists($link.Outbox)) { [IO.File]::Delete($link.Outbox) }
    [IO.File]::Move($link.Outbox + '.part', $link.Outbox)
}
[Environment]::Exit(0)
