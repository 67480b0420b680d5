# Commands in a session on another computer. Dot-sourced by host.ps1; runs in its worker. Name and parameters travel as structure:
# an endpoint like Exchange's takes no script text. A session is opened with its first command, kept by its key, and opened again when
# it broke. ASCII, PowerShell 3.0.

function Invoke-InSession {
    [CmdletBinding()] param($Link, $Session, $Name, $Parameters)
    $runspace = Open-Session $Link $Session
    if ($null -eq $runspace) { return }
    $shell = [System.Management.Automation.PowerShell]::Create()
    $shell.Runspace = $runspace
    [void] $shell.AddCommand($Name).AddParameters($Parameters)
    if ($Session.Select.Count -gt 0) { [void] $shell.AddCommand('Select-Object').AddParameter('Property', [string[]] $Session.Select) }
    $nothing = [Activator]::CreateInstance([System.Management.Automation.PSDataCollection[psobject]])
    $nothing.Complete()
    $output = [Activator]::CreateInstance([System.Management.Automation.PSDataCollection[psobject]])
    $settings = [Activator]::CreateInstance([System.Management.Automation.PSInvocationSettings])
    if ($null -ne $Link.Answering) { $settings.Host = $Link.Answering }
    # The engine holds what has come until it is read here. A server that is so much faster than we are is stopped.
    $most = 200000
    $handle = $null
    try {
        $Link.Afar = $true
        $handle = $shell.BeginInvoke($nothing, $output, $settings, $null, $null)
        do {
            # Asked before reading: what comes after is read in the next turn, or, after a question that ends the command, never.
            $asked = $Link.Asked
            $done = $null -ne $asked -or $handle.IsCompleted -or $shell.InvocationStateInfo.State -eq 'Disconnected'
            foreach ($stream in 'Verbose', 'Debug', 'Warning', 'Information', 'Error') {
                # By name: PowerShell 3.0 has no information stream.
                $records = $shell.Streams.$stream
                if ($null -ne $records) { foreach ($record in $records.ReadAll()) { $PSCmdlet.WriteObject($record) } }
            }
            $progress = $shell.Streams.Progress.ReadAll()
            if ($progress.Count -gt 0) { $PSCmdlet.WriteProgress($progress[$progress.Count - 1]) }
            foreach ($record in $output.ReadAll()) {
                if ($output.Count -gt $most) { throw "The server sent more than $most objects at once. The command was stopped." }
                $PSCmdlet.WriteObject($record)
            }
            if (-not $done) { [void] $handle.AsyncWaitHandle.WaitOne(50) }
        } until ($done)
        if ($null -eq $asked -and $handle.IsCompleted) { [void] $shell.EndInvoke($handle) }
    } catch [System.Management.Automation.PipelineStoppedException] {
        throw
    } catch {
        $thrown = $_.Exception
        while ($thrown -is [System.Management.Automation.MethodInvocationException] -and $null -ne $thrown.InnerException) { $thrown = $thrown.InnerException }
        if ($runspace.RunspaceStateInfo.State -eq 'Opened') {
            if ($null -ne $thrown.ErrorRecord) { $PSCmdlet.WriteObject($thrown.ErrorRecord) } else { throw }
        }
        else { $Link.Lost = Format-Text $thrown.Message }
    } finally {
        $Link.Afar = $false
        if ($null -ne $Link.Answering -and $null -ne $Link.Asked) { Deny-Answer $Link }
        if ($null -ne $handle -and -not $handle.IsCompleted -and -not $shell.BeginStop($null, $null).AsyncWaitHandle.WaitOne(3000)) {
            # A server that does not hear may do so later: nothing more of that session is wanted.
            Remove-Session $Link $Session.Key
        } else { $shell.Dispose() }
        if ($runspace.RunspaceStateInfo.State -ne 'Opened') {
            if ($null -eq $Link.Lost) { $Link.Lost = Format-Text ([string] $runspace.RunspaceStateInfo.Reason.Message) }
            Remove-Session $Link $Session.Key
        }
    }
}

# The session's runspace, opened where there is none that works; nothing where it is refused.
function Open-Session($Link, $Session) {
    $runspace = $Link.Sessions[$Session.Key]
    if ($null -ne $runspace) {
        if ($runspace.RunspaceStateInfo.State -eq 'Opened') { return $runspace }
        Remove-Session $Link $Session.Key
    }
    try {
        $with = $Session.With
        $with.ErrorAction = 'Stop'
        # English, as far as the server keeps to it.
        if ((Get-Command $Session.Open).Parameters.ContainsKey('SessionOption')) {
            $option = [Activator]::CreateInstance([System.Management.Automation.Remoting.PSSessionOption])
            try { $option.Culture = 'en-US'; $option.UICulture = 'en-US'; $with.SessionOption = $option } catch { }
        }
        $runspace = @(& $Session.Open @with)[0].Runspace
        if ($Session.Define) {
            $shell = [System.Management.Automation.PowerShell]::Create()
            $shell.Runspace = $runspace
            try { [void] $shell.AddScript($Session.Define).Invoke() } finally { $shell.Dispose() }
        }
        if ($Session.First) {
            $shell = [System.Management.Automation.PowerShell]::Create()
            $shell.Runspace = $runspace
            # A setting of the session that may be refused.
            try { [void] $shell.AddCommand($Session.First).AddParameters($Session.FirstWith).Invoke() }
            catch [System.Management.Automation.PipelineStoppedException] { throw }
            catch { }
            finally { $shell.Dispose() }
        }
        $Link.Sessions[$Session.Key] = $runspace
        return $runspace
    } catch [System.Management.Automation.PipelineStoppedException] {
        throw
    } catch {
        if ($null -ne $runspace) { $runspace.CloseAsync() }
        Send-ErrorRecord $Link $_ 'refused'
    }
}

# Closes sessions, so that they do not count against the few that a server grants to each person.
function Remove-Session($Link, $Keys) {
    $closing = @(foreach ($key in $Keys) { $Link.Sessions[$key]; $Link.Sessions.Remove($key) })
    foreach ($runspace in $closing) { try { $runspace.CloseAsync() } catch { } }
    # A server that is gone does not answer; it is not waited for long.
    for ($waited = 0; $waited -lt 2000; $waited += 20) {
        $open = $false
        foreach ($runspace in $closing) { if ($runspace.RunspaceStateInfo.State -eq 'Closing') { $open = $true } }
        if (-not $open) { return }
        [Threading.Thread]::Sleep(20)
    }
}
