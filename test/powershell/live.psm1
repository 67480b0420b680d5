# Commands that give live objects, as a shell on a server has them: enums, ids, dates, lists, errors of both kinds.

function Get-Live {
    param([int] $Count = 2)
    foreach ($number in 1..$Count) {
        [pscustomobject]@{
            Name = "Live $number  of $Count"
            Day = [DayOfWeek]::Friday
            Id = [guid] '11111111-2222-3333-4444-555555555555'
            Since = [datetime]::new(2026, 11, 24, 13, 0, 0, [DateTimeKind]::Utc)
            Servers = @(1..$number | ForEach-Object { [uri] "https://server$_.example.com/" })
            Nothing = $null
            Enabled = $true
        }
    }
}
function Get-LiveNothing { }
function Get-LiveText { 'Version 15.2 (Build 2562.17)' }
function Get-LiveHalf { [CmdletBinding()] param() 'the first half'; $PSCmdlet.WriteError([Management.Automation.ErrorRecord]::new([Exception]::new('The second half is not there.'), 'HalfMissing', 'ObjectNotFound', 'half')) }
function Get-LiveRefused { [CmdletBinding()] param() $PSCmdlet.ThrowTerminatingError([Management.Automation.ErrorRecord]::new([Exception]::new('Access is denied to whoever asks, and that for a reason that takes more than one line of a console to tell.'), 'Refused', 'PermissionDenied', 'who')) }
function Set-Live { [CmdletBinding()] param([string] $Identity) $PSCmdlet.WriteWarning('It takes a while.'); "Set for $Identity passed." }
function Set-LiveQuietly { }

class LiveWebException : Exception {
    [string] $Status = 'ProtocolError'
    [object] $Response
    LiveWebException([string] $message, [Exception] $inner) : base($message, $inner) { }
}
# Refused over the web: what .NET tells of it beside the sentence.
function Get-LiveWeb {
    $headers = [Collections.Specialized.NameValueCollection]::new()
    $headers.Add('x-ms-diagnostics', '2000004;reason="x"')
    $headers.Add('Set-Cookie', 'session=secret')
    $refused = [LiveWebException]::new('Unauthorized.', [Exception]::new('What was within.'))
    $refused.Response = [pscustomobject]@{ StatusCode = [Net.HttpStatusCode]::Unauthorized; Headers = $headers }
    throw $refused
}
