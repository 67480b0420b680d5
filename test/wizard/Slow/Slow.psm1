# A change that takes its time, for outbox.integration.test.ts: it waits until a file named "go" is there, and marks that it was made.

function Set-CsUserServicesPolicy {
    [CmdletBinding(SupportsShouldProcess = $true)] param($Identity, $UcsAllowed)
    $PSCmdlet.WriteWarning('It is under way.')
    while (-not [IO.File]::Exists([IO.Path]::Combine($env:SLOW_FOLDER, 'go'))) { [Threading.Thread]::Sleep(20) }
    [IO.File]::AppendAllText([IO.Path]::Combine($env:SLOW_FOLDER, 'made'), "once`n")
    $PSCmdlet.WriteWarning('It is made.')
}
