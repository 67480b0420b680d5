# Programs of Windows, such as iisreset.exe. Dot-sourced by host.ps1; runs in its worker. ASCII, PowerShell 3.0.

# Runs a program with an input that has ended: one that inherited our stdin would eat the next request. Its lines are output,
# those of stderr warnings (they are talk; the exit code says whether it failed). Needs .NET 4.5, as both products do.
function Invoke-Program {
    [CmdletBinding()] param($File, $Arguments)
    $start = [Activator]::CreateInstance([Diagnostics.ProcessStartInfo])
    # By its whole path: Windows would look for it beside this program and in the current folder first.
    $start.FileName = [IO.Path]::Combine([Environment]::SystemDirectory, $File)
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
