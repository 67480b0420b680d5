# A server that is busy, restarts and loses connections, for pool.deep.test.ts. Files in a folder are its memory; the engine alone.

function Get-Count([string] $Folder, [string] $What) { [IO.Directory]::GetFiles($Folder, "$What.*").Length }
function Add-Mark([string] $Folder, [string] $What) { [IO.File]::WriteAllText([IO.Path]::Combine($Folder, "$What." + [guid]::NewGuid()), '') }

# As a server does that allows so many sessions to each user.
function Connect-Busy([string] $Folder, [int] $Most) {
    for ($at = 0; $at -lt $Most; $at++) {
        try { [IO.File]::Open([IO.Path]::Combine($Folder, "session.$at"), 'CreateNew').Dispose(); return } catch { }
    }
    throw 'The maximum number of concurrent shells for this user has been exceeded.'
}

function Get-HostId([string] $Until) {
    while ($Until -and -not [IO.File]::Exists($Until)) { [Threading.Thread]::Sleep(20) }
    $PID
}

# In the middle of its answer the connection is lost, the first time.
function Get-OnceLost {
    [CmdletBinding()] param([string] $Folder)
    Add-Mark $Folder 'run'
    'one'
    if ((Get-Count $Folder 'run') -eq 1) { Send-Lost $PSCmdlet }
    'two'
}

function Set-OnceLost {
    [CmdletBinding()] param([string] $Folder)
    Add-Mark $Folder 'run'
    Send-Lost $PSCmdlet
}

function Send-Lost($Cmdlet) {
    $gone = [Activator]::CreateInstance([System.Management.Automation.Remoting.PSRemotingTransportException], @('Processing data for a remote command failed.'))
    $Cmdlet.WriteError([Activator]::CreateInstance([System.Management.Automation.ErrorRecord], @($gone, 'JobFailure', [System.Management.Automation.ErrorCategory]::OperationStopped, $null)))
}

function Stop-Host { [Diagnostics.Process]::GetCurrentProcess().Kill() }
Export-ModuleMember -Function Connect-Busy, Get-HostId, Get-OnceLost, Set-OnceLost, Stop-Host
