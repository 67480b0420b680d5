# Runs commands for partner-wizard in one long-lived PowerShell, and streams what they give.
# A request is one line on stdin: base64 of CLIXML, a hashtable. It names a command and its parameters; none of it is ever parsed
# as script text. A reply is one line on stdout: "@@NONCE " and base64 of CLIXML; whatever else stands there is noise.
# Requests: run (id, what, name, parameters, switches, arguments), cancel (id), ready, stop. Replies: ready, object, error, text, end.
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
    Id = 0; What = ''; HadErrors = $false; Asked = $null
})
$link.Out = [Activator]::CreateInstance([IO.StreamWriter], @([Console]::OpenStandardOutput(), [Text.Encoding]::ASCII))
$link.Out.AutoFlush = $true
$link.Out.NewLine = "`n"

# Writes one reply. A reader that is gone must not end the command: from then on replies go to the outbox.
function Send-Reply($Link, $Message) {
    # UTF-8 and base64 can make four of one: what the other side takes is that much larger.
    $longest = 8388608
    # Depth 2 is Export-Clixml's: an object of a server can hold half of that server.
    try { $xml = [System.Management.Automation.PSSerializer]::Serialize($Message, 2) } catch { $xml = '' }
    if ($xml.Length -gt $longest -or $xml -eq '') {
        $Link.HadErrors = $true
        $xml = [System.Management.Automation.PSSerializer]::Serialize(@{
            kind = 'error'; id = $Link.Id; message = 'One object was too large, or could not be put into words, and is left out.'
            errorId = 'PartnerWizardObjectLeftOut'; category = 'LimitsExceeded'; inner = @()
        }, 2)
    }
    $line = '@@' + $Link.Nonce + ' ' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($xml))
    [Threading.Monitor]::Enter($Link.Gate)
    try {
        if ($Message.kind -eq 'end') { $Link.LastEnd = $line }
        if (-not $Link.Cut) {
            try { $Link.Out.WriteLine($line); return } catch { $Link.Cut = $true }
        }
        # The end record has a place of its own.
        if (-not $Link.Outbox -or $Message.kind -eq 'end' -or $Link.LateLength + $line.Length -gt $longest) { return }
        try {
            if ($null -eq $Link.Late) {
                $Link.Late = [Activator]::CreateInstance([IO.StreamWriter], @(($Link.Outbox + '.part'), $false, [Text.Encoding]::ASCII))
                $Link.Late.NewLine = "`n"
            }
            $Link.Late.WriteLine($line)
            $Link.LateLength += $line.Length
        } catch { }
    } finally { [Threading.Monitor]::Exit($Link.Gate) }
}

# Text as a reply can hold it: a reply that is too long, or cannot be written, would be left out.
function Format-Text($Text) {
    $Text = ([string] $Text) -replace '[\uFFFE\uFFFF]', '?'
    if ($Text.Length -gt 100000) { return $Text.Substring(0, 100000) }
    return $Text
}

# Writes one error record. An error that says "nobody is here to answer" is a question, and how the command ended.
function Send-ErrorRecord($Link, $Record) {
    $inner = @()
    $exception = $Record.Exception
    for ($depth = 0; $null -ne $exception -and $depth -lt 10; $depth++) {
        if ($depth -gt 0) { $inner += Format-Text $exception.Message }
        $remote = ''
        if ($exception -is [System.Management.Automation.RemoteException] -and $null -ne $exception.SerializedRemoteException) {
            $remote = $exception.SerializedRemoteException.PSObject.TypeNames[0]
        }
        if ($exception -is [System.Management.Automation.Host.HostException] -or $remote -like '*.HostException') {
            $Link.Asked = Format-Text $exception.Message
        }
        $exception = $exception.InnerException
    }
    $message = [string] $Record.Exception.Message
    if ($null -ne $Record.ErrorDetails -and $Record.ErrorDetails.Message) { $message = [string] $Record.ErrorDetails.Message }
    $Link.HadErrors = $true
    Send-Reply $Link @{
        kind = 'error'; id = $Link.Id; message = Format-Text $message; inner = $inner
        errorId = Format-Text $Record.FullyQualifiedErrorId; category = [string] $Record.CategoryInfo.Category
    }
}

# Ends every pipeline: writes each record of each stream the moment it comes, in order.
# The command waits while the reader is slow, so memory stays flat.
function Send-Record($Link) {
    process {
        $record = $_
        if ($null -eq $record) { return }
        $base = $record.PSObject.BaseObject
        $reply = @{ kind = 'text'; id = $Link.Id; stream = ''; text = '' }
        if ($base -is [System.Management.Automation.ErrorRecord]) {
            Send-ErrorRecord $Link $base
            # Nothing may go on as if the question had been answered. A profile asks nothing: it reaches for a console, as Exchange's does.
            if ($null -ne $Link.Asked -and $Link.What -ne 'profile') { throw 'asked' }
            return
        }
        # By name: PowerShell 3.0 has no information stream, and no such type.
        switch ($base.GetType().Name) {
            'InformationRecord' { $reply.stream = 'information'; $reply.text = Format-Text $base.MessageData }
            'WarningRecord' { $reply.stream = 'warning'; $reply.text = Format-Text $base.Message }
            'VerboseRecord' { $reply.stream = 'verbose'; $reply.text = Format-Text $base.Message }
            'DebugRecord' { $reply.stream = 'verbose'; $reply.text = Format-Text $base.Message }
            default {
                if ($Link.What -eq 'program') { $reply.stream = 'output'; $reply.text = Format-Text $base }
                else { $reply = @{ kind = 'object'; id = $Link.Id; value = $record } }
            }
        }
        Send-Reply $Link $reply
    }
}

# Runs a program with an input that has ended: one that inherited our stdin would eat the next request. Its lines are output,
# those of stderr warnings (they are talk; the exit code says whether it failed). Needs .NET 4.5, as both products do.
function Invoke-Program {
    [CmdletBinding()] param($File, $Arguments)
    $start = [Activator]::CreateInstance([Diagnostics.ProcessStartInfo])
    $start.FileName = $File
    # As Windows takes a command line apart: backslashes count only before a quote.
    $start.Arguments = @($Arguments | ForEach-Object { '"' + (($_ -replace '(\\*)"', '$1$1\"') -replace '(\\+)$', '$1$1') + '"' }) -join ' '
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $program = [Diagnostics.Process]::Start($start)
    try {
        $program.StandardInput.Close()
        $out = $program.StandardOutput.ReadLineAsync()
        $err = $program.StandardError.ReadLineAsync()
        while ($null -ne $out -or $null -ne $err) {
            # Not for ever: "cancel" is heard between two waits.
            [void] [Threading.Tasks.Task]::WaitAny([Threading.Tasks.Task[]] @(@($out, $err) -ne $null), 200)
            if ($null -ne $out -and $out.IsCompleted) {
                if ($null -eq $out.Result) { $out = $null } else { $PSCmdlet.WriteObject($out.Result); $out = $program.StandardOutput.ReadLineAsync() }
            }
            if ($null -ne $err -and $err.IsCompleted) {
                if ($null -eq $err.Result) { $err = $null } else { $PSCmdlet.WriteWarning($err.Result); $err = $program.StandardError.ReadLineAsync() }
            }
        }
        $program.WaitForExit()
        $global:LASTEXITCODE = $program.ExitCode
    } finally { if (-not $program.HasExited) { $program.Kill() } }
}

# Commands run in a runspace of their own, so that this one can hear "cancel". It has no user interface, so a question
# ends the command with an error that holds the question's text.
$initial = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
foreach ($name in 'Format-Text', 'Send-Reply', 'Send-ErrorRecord', 'Send-Record', 'Invoke-Program') {
    $body = $ExecutionContext.SessionState.InvokeProvider.Item.Get("function:$name")[0].Definition
    $initial.Commands.Add([Activator]::CreateInstance([System.Management.Automation.Runspaces.SessionStateFunctionEntry], @($name, $body)))
}
$worker = [System.Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($initial)
$worker.ThreadOptions = 'ReuseThread'
$worker.Open()

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

function Start-Request($Request) {
    # The end of a command before must not pass for this one's.
    $link.LastEnd = $null
    $link.Outbox = $link.Announced
    $link.Announced = ''
    $link.Id = $Request.id
    $link.What = $Request.what
    $link.HadErrors = $false
    $link.Asked = $null
    $worker.SessionStateProxy.SetVariable('LASTEXITCODE', $null)
    $shell = [System.Management.Automation.PowerShell]::Create()
    $shell.Runspace = $worker
    switch ($Request.what) {
        'cmdlet' { [void] $shell.AddCommand($Request.name) }
        'script' { [void] $shell.AddCommand($Request.name) }
        # In the session's own scope: what the script defines stays for the commands after it.
        'profile' { [void] $shell.AddCommand($Request.name, $false) }
        'program' { [void] $shell.AddCommand('Invoke-Program').AddParameter('File', $Request.name).AddParameter('Arguments', $Request.arguments) }
        default { throw "There is no request of this kind: $($Request.what)" }
    }
    foreach ($name in $Request.parameters.Keys) { [void] $shell.AddParameter($name, (Convert-Value $Request.parameters[$name])) }
    foreach ($name in $Request.switches) { [void] $shell.AddParameter($name) }
    $shell.Commands.Commands[0].MergeMyResults('All', 'Output')
    [void] $shell.AddCommand('Send-Record').AddParameter('Link', $link)
    return @{ Shell = $shell; Handle = $shell.BeginInvoke() }
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
        stopped = $state -eq 'Stopped'; asked = $link.Asked
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
        try { $running = Start-Request $waiting.Dequeue() }
        catch {
            Send-ErrorRecord $link $_
            Send-Reply $link @{ kind = 'end'; id = $link.Id; hadErrors = $true; exitCode = $null; stopped = $false; asked = $null }
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
            'cancel' { if ($null -ne $running -and $link.Id -eq $request.id) { [void] $running.Shell.BeginStop($null, $null) } }
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
