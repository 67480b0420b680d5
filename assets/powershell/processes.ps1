# Tells partner-wizard whether a process that an earlier run named is still at work. ASCII, PowerShell 3.0, the engine only.

# When the process with this id started, in UTC; nothing where there is none. An id is used again after a while: the start tells
# which process it is.
function Get-ProcessStart {
    param([int] $Id)
    try { [Diagnostics.Process]::GetProcessById($Id).StartTime.ToUniversalTime() } catch [ArgumentException] { }
}
