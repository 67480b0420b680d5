# What every runbook of partner-wizard brings with it (src/runbook/script.ts puts it in front of the sections). ASCII, syntax
# of PowerShell 3.0. A section stops at the first failure; run again, it skips what is done.

function Write-Step([string] $Text, [string] $Colour = 'Gray') { Write-Host $Text -ForegroundColor $Colour }

# True, false, or null where nobody can tell.
function Test-Elevated {
    try {
        $me = New-Object Security.Principal.WindowsPrincipal ([Security.Principal.WindowsIdentity]::GetCurrent())
        $me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
    } catch { $null }
}

# The right shell is the one that has the commands. Rights that are missing hide commands and parameters, so both are looked for.
function Assert-Shell([string] $Shell, [hashtable] $Commands) {
    foreach ($name in $Commands.Keys) {
        $found = Get-Command $name -ErrorAction SilentlyContinue
        if (-not $found) { throw "The command $name is not here. Run this section in: $Shell. If you are there, your account lacks the rights for it." }
        # From another computer comes a copy of the command, which may hold its parameters in another form.
        $known = if ($found.Parameters.Keys) { $found.Parameters.Keys } else { $found.Parameters.PSObject.Properties | ForEach-Object { $_.Name } }
        foreach ($parameter in $Commands[$name]) {
            if ($found.Parameters -and $known -notcontains $parameter) { throw "The command $name has no parameter -$parameter here. Your account lacks the rights for it." }
        }
    }
    $elevated = Test-Elevated
    if ($elevated -eq $false) { throw 'This window is not elevated. Close it and open the shell with "Run as administrator".' }
    if ($null -eq $elevated) { Write-Warning 'Whether this window is elevated could not be seen.' }
}

# The servers that the plan was made for must still be there.
function Assert-Server([string[]] $Planned, [scriptblock] $Now) {
    $names = @(& $Now | ForEach-Object { ([string] $_).ToLowerInvariant().TrimEnd('.') })
    foreach ($server in $Planned) {
        if ($names -notcontains $server) { throw "The server $server is not in this organisation. The plan was made for another one, or it has changed since. Make a new plan." }
    }
}

# What is typed must be the word that is shown; anything else stops the section before it does anything.
function Confirm-Word([string] $Says, [string] $Word) {
    Write-Step ''
    Write-Step $Says 'Yellow'
    if ($OnlyLook) { Write-Step 'Only looking: nothing will be changed.'; return }
    $typed = Read-Host "Type $Word to go on"
    if (([string] $typed).Trim() -ne $Word) { throw 'That was not the word. Nothing was changed by this section.' }
}

# One change: skipped where it is done, refused where the world is not as planned, run, and looked at again.
function Invoke-Change([hashtable] $Change) {
    Write-Step ''
    Write-Step $Change.What 'White'
    if ($Change.Done -and (& $Change.Done)) { Write-Step '  Done already: skipped.' 'Green'; return }
    if ($Change.AsPlanned -and -not (& $Change.AsPlanned)) { throw "Not as planned: $($Change.Otherwise) Nothing was run. Make a new plan." }
    Write-Step "  $("$($Change.Run)".Trim())"
    if ($OnlyLook) { Write-Step '  Only looking: it would run now.'; return }
    if ($Change.Word) { Confirm-Word $Change.Says $Change.Word }
    $global:LASTEXITCODE = 0
    # Exchange's own script decides itself what is an error.
    if ($Change.OwnErrors) { $global:ErrorActionPreference = 'Continue' }
    try { & $Change.Run | Out-Host } finally { $global:ErrorActionPreference = 'Stop' }
    if ($LASTEXITCODE) { throw "It ended with exit code $LASTEXITCODE. $($Change.Failed)".Trim() }
    # The effect of some changes comes later, and is waited for.
    if ($Change.Done -and -not $Change.Later -and -not (& $Change.Done)) { throw 'It ran, but its effect does not show. Look at what it said, wait a minute, and run this section again: what is done is skipped.' }
    if ($Change.Made) { & $Change.Made | ForEach-Object { Write-Step "  Made: $_" 'Cyan' } }
    Write-Step '  Done.' 'Green'
}

# One test, whose failure is a result and does not stop the others: passed, failed, or not known. Passed is only what ended without an
# error and says so, object by object, and nothing else; silence, or another language, is for a person to read.
function Test-Link([hashtable] $Test) {
    Write-Step ''
    Write-Step $Test.What 'White'
    Write-Step "  $("$($Test.Run)".Trim())"
    if ($OnlyLook) { Write-Step '  Only looking: it would run now.'; return 'passed' }
    $said = @()
    try { & $Test.Run 4>&1 3>&1 2>&1 | ForEach-Object { $said += , $_ } } catch { $said += , $_ }
    foreach ($line in $said) { Write-Step "  > $line" }
    $errors = @($said | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
    $output = @($said | Where-Object { $_ -isnot [Management.Automation.ErrorRecord] -and $_ -isnot [Management.Automation.InformationalRecord] })
    $passed = @($output | Where-Object { [string] $_ -match '^\s*test passed\.?\s*$' })
    $failed = @($output | Where-Object { [string] $_ -match '^\s*test failed\.?\s*$' })
    if ($errors.Count + $failed.Count -gt 0) { Write-Step '  Failed.' 'Red'; return 'failed' }
    if ($output.Count -gt 0 -and $passed.Count -eq $output.Count) { Write-Step '  Passed.' 'Green'; return 'passed' }
    $printed = if ($output.Count -eq 0) { 'nothing' } else { "what stands above, `"$output`"" }
    Write-Step "  Not known: it ended without an error and printed $printed. Whether it passed is for you to read." 'Yellow'
    'not known'
}

# Looks again and again, but not for ever.
function Wait-Until([hashtable] $Wait) {
    Write-Step ''
    Write-Step "Waiting until $($Wait.What)" 'White'
    if ($OnlyLook) { Write-Step '  Only looking: it would wait now.'; return }
    for ($waited = 0; ; $waited += $Wait.Every) {
        $met = $false
        try { $met = [bool] (& $Wait.Until) } catch { Write-Step "  Not yet: $_" }
        if ($met) { Write-Step '  There.' 'Green'; return }
        if ($waited -ge $Wait.Patience) { throw "It takes longer than $($Wait.Patience) seconds. Nothing is lost: run this section again later; what is done is skipped." }
        Start-Sleep -Seconds $Wait.Every
    }
}

# The thumbprint of a certificate given as base64.
function Get-Thumbprint([string] $Base64) {
    (New-Object Security.Cryptography.X509Certificates.X509Certificate2 (, [Convert]::FromBase64String($Base64))).Thumbprint
}

# The thumbprints that an auth metadata document shows to this computer.
function Get-DocumentThumbprint([string] $Url) {
    $document = ConvertFrom-Json (Invoke-WebRequest -UseBasicParsing -Uri $Url).Content
    $document.keys | Where-Object { $_.usage -eq 'signing' } | ForEach-Object { Get-Thumbprint $_.keyvalue.value }
}

# Whom a web service of Exchange trusts, as it says itself when it is asked without a token.
function Get-TrustedIssuer([string] $Url) {
    try { Invoke-WebRequest -UseBasicParsing -Uri $Url -Headers @{ Authorization = 'Bearer' } | Out-Null } catch {
        $header = [string] $_.Exception.Response.Headers['WWW-Authenticate']
        if ($header -match 'trusted_issuers="([^"]*)"') { $Matches[1] -split ',' | ForEach-Object { $_.Trim() } }
    }
}

# True where every one of these addresses says that it trusts this issuer.
function Test-Trusted([string] $Issuer, [string[]] $Urls) {
    @($Urls | Where-Object { @(Get-TrustedIssuer $_) -notcontains $Issuer }).Count -eq 0
}

# Exchange's partner application for the Skype of a realm. One that uses an OAuth server belongs to a hybrid set-up.
filter Select-Skype([string] $Realm) {
    if ([string] $_.ApplicationIdentifier -eq '00000004-0000-0ff1-ce00-000000000000' -and -not $_.UseAuthServer -and [string] $_.Realm -eq $Realm) { $_ }
}

# When the workers of the two services that check tokens started on a server; nothing where it cannot be seen.
function Get-WorkerStart([string] $Server) {
    Get-WmiObject Win32_Process -Filter "Name='w3wp.exe'" -ComputerName $Server -ErrorAction SilentlyContinue |
        Where-Object { $_.CommandLine -match '-ap "(MSExchangeServicesAppPool|MSExchangeAutodiscoverAppPool)"' } |
        ForEach-Object { $_.ConvertToDateTime($_.CreationDate).ToUniversalTime() }
}

# The workers that were there when they were first looked at.
$firstWorkers = @{}

# True only where both were seen, and both are younger than every one of these changes: whatever was not seen counts as old. The server's
# clock and the domain controller's may be minutes apart, so this only saves a restart; whether one has happened, Test-Replaced says.
function Test-Restarted([string] $Server, $Since) {
    $starts = @(Get-WorkerStart $Server)
    if (-not $firstWorkers.ContainsKey($Server)) { $firstWorkers[$Server] = $starts }
    if (-not $Since) { return $false }
    $old = @($starts | Where-Object { $start = $_; @($Since | Where-Object { $start -le $_ }).Count -gt 0 })
    $starts.Count -ge 2 -and $old.Count -eq 0
}

# True where both workers are there and neither was when they were first looked at.
function Test-Replaced([string] $Server) {
    $starts = @(Get-WorkerStart $Server)
    if (-not $firstWorkers.ContainsKey($Server)) { $firstWorkers[$Server] = $starts }
    $starts.Count -ge 2 -and @($starts | Where-Object { $firstWorkers[$Server] -contains $_ }).Count -eq 0
}

# The services that IIS needs.
function Test-Running([string] $Server) {
    @(Get-Service -Name W3SVC, WAS -ComputerName $Server | Where-Object { [string] $_.Status -eq 'Running' }).Count -eq 2
}
