# What leaves the host: each record of a command as one reply. Dot-sourced by host.ps1; its worker has these functions too.
# $Link is what the two runspaces share (host.ps1). ASCII, PowerShell 3.0.

# Writes one reply. A reader that is gone must not end the command: from then on replies go to the outbox.
function Send-Reply($Link, $Message) {
    # UTF-8 and base64 can make four of one: what the other side takes is that much larger.
    $longest = 8388608
    # Depth 2 is Export-Clixml's: an object of a server can hold half of that server.
    try { $xml = [System.Management.Automation.PSSerializer]::Serialize($Message, 2) }
    catch {
        try { $xml = [System.Management.Automation.PSSerializer]::Serialize((Format-Message $Message), 2) } catch { $xml = '' }
    }
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

# A message whose values XML can hold: there are two characters that it cannot.
function Format-Message($Message) {
    if ($Message.value -isnot [hashtable]) { return $Message }
    $values = @{}
    foreach ($name in $Message.value.Keys) {
        $value = $Message.value[$name]
        if ($value -is [string]) { $values[$name] = $value -replace '[\uFFFE\uFFFF]', '?' }
        elseif ($value -is [object[]]) { $values[$name] = @(foreach ($item in $value) { if ($item -is [string]) { $item -replace '[\uFFFE\uFFFF]', '?' } else { $item } }) }
        else { $values[$name] = $value }
    }
    return @{ kind = $Message.kind; id = $Message.id; value = $values }
}

# Text as a reply can hold it: a reply that is too long, or cannot be written, would be left out.
function Format-Text($Text) {
    $Text = ([string] $Text) -replace '[\uFFFE\uFFFF]', '?'
    if ($Text.Length -gt 100000) { return $Text.Substring(0, 100000) }
    return $Text
}

# What is told of an error. Also whether it says "nobody is here to answer": then it is a question, and how the command ended.
function Get-ErrorFact($Record) {
    $inner = @()
    $asked = $null
    $exception = $Record.Exception
    for ($depth = 0; $null -ne $exception -and $depth -lt 10; $depth++) {
        if ($depth -gt 0) { $inner += Format-Text $exception.Message }
        $remote = ''
        if ($exception -is [System.Management.Automation.RemoteException] -and $null -ne $exception.SerializedRemoteException) {
            $remote = $exception.SerializedRemoteException.PSObject.TypeNames[0]
        }
        if ($exception -is [System.Management.Automation.Host.HostException] -or $remote -like '*.HostException') {
            $asked = Format-Text $exception.Message
        }
        $exception = $exception.InnerException
    }
    $message = [string] $Record.Exception.Message
    if ($null -ne $Record.ErrorDetails -and $Record.ErrorDetails.Message) { $message = [string] $Record.ErrorDetails.Message }
    # Of another computer, the type of what is inside is not told.
    if ($null -eq $asked -and $Record.FullyQualifiedErrorId -like 'HostException*') { $asked = Format-Text $message }
    return @{
        Asked = $asked; Message = Format-Text $message; Inner = $inner
        ErrorId = Format-Text $Record.FullyQualifiedErrorId; Category = [string] $Record.CategoryInfo.Category
    }
}

function Send-ErrorRecord($Link, $Record, $Kind = 'error') {
    $fact = Get-ErrorFact $Record
    # The first question is the one at which it stopped.
    if ($null -ne $fact.Asked -and $null -eq $Link.Asked) { $Link.Asked = $fact.Asked }
    $Link.HadErrors = $true
    Send-Reply $Link @{
        kind = $Kind; id = $Link.Id; message = $fact.Message; inner = $fact.Inner; errorId = $fact.ErrorId; category = $fact.Category
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
                else { $reply = @{ kind = 'object'; id = $Link.Id; value = Select-Reply $record $Link.Returns } }
            }
        }
        Send-Reply $Link $reply
    }
}

# What is told of an object: what was taken out of it (projection.ps1), its text where nothing was asked for, its shape, or all of a bag that
# is our own.
function Select-Reply($Record, $Returns) {
    if ($Returns -eq 'shape') { return Get-Shape $Record }
    if ($Returns -is [hashtable] -and $Returns.Count -eq 0) { return Format-Text $Record }
    return , $Record
}

# The shape of an object: the names of its types and properties with their kinds, no value. One level deeper too, since some of what is
# read lies there; of a list its first item.
function Get-Shape($Object) {
    $most = 400
    $types = @(foreach ($name in $Object.PSObject.TypeNames) { [string] $name })
    $properties = @()
    foreach ($property in $Object.PSObject.Properties) {
        if ($properties.Count -ge $most) { break }
        $name = [string] $property.Name
        try { $value = $property.Value } catch { $properties += $name + ': throws'; continue }
        $properties += $name + ': ' + (Get-TypeName $value)
        $inner = $value
        if ($value -is [Collections.IList] -and $value -isnot [byte[]] -and $value.Count -gt 0) {
            $inner = $value[0]
            $name += '[0]'
            $properties += $name + ': ' + (Get-TypeName $inner)
        }
        if ($null -eq $inner -or $inner -is [ValueType] -or $inner -is [string] -or $inner -is [Collections.ICollection]) { continue }
        foreach ($deeper in $inner.PSObject.Properties) {
            if ($properties.Count -ge $most) { break }
            try { $kind = Get-TypeName $deeper.Value } catch { $kind = 'throws' }
            $properties += $name + '.' + [string] $deeper.Name + ': ' + $kind
        }
    }
    return @{ types = $types; properties = $properties }
}

function Get-TypeName($Value) {
    if ($null -eq $Value) { return 'null' }
    return [string] $Value.PSObject.TypeNames[0]
}
