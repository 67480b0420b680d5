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
