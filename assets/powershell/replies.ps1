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
            errorId = 'PartnerWizardObjectLeftOut'; category = 'LimitsExceeded'; chain = @()
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
function Format-Text($Text, $Most = 100000) {
    $Text = ([string] $Text) -replace '[\uFFFE\uFFFF]', '?'
    if ($Text.Length -gt $Most) { return $Text.Substring(0, $Most) }
    return $Text
}

# An error's exceptions, the outermost first: what each tells of itself, read by name, since an exception of another computer is a copy
# that has some of it. A property that is not there, or that throws, gives nothing. Bounded, and flat: a reply is two levels deep.
function Get-ExceptionChain($Exception) {
    for ($depth = 0; $null -ne $Exception -and $depth -lt 10; $depth++) {
        # What is inside of a copy may be no more than its text.
        $message = if ($Exception -is [string]) { $Exception } else { $Exception.Message }
        $response = $Exception.Response
        $status = if ($null -ne $response.StatusCode) { $response.StatusCode } else { $Exception.StatusCode }
        $given = $response.Headers
        $headers = @(
            if ($null -ne $given.AllKeys) { foreach ($name in $given.AllKeys) { $name + ': ' + $given[$name] } }
            else { foreach ($header in $given) { if ($null -ne $header.Key) { $header.Key + ': ' + ($header.Value -join ', ') } } }
        )
        # A cookie is as good as a password.
        $headers = @($headers -notmatch '^Set-Cookie')
        @{
            type = Format-Text $Exception.PSObject.TypeNames[0] 1000; message = Format-Text $message 10000
            hresult = if ($null -ne $Exception.HResult) { $Exception.HResult -as [int] } else { $null }
            webStatus = if ("$($Exception.PSObject.TypeNames)" -match '\bSystem\.Net\.WebException\b') { [string] $Exception.Status } else { $null }
            httpStatus = if ($null -ne $status) { $status -as [int] } else { $null }
            headers = @(for ($at = 0; $at -lt $headers.Count -and $at -lt 40; $at++) { Format-Text $headers[$at] 1000 })
        }
        $Exception = if ($null -ne $Exception.SerializedRemoteException) { $Exception.SerializedRemoteException } else { $Exception.InnerException }
    }
}

# What is told of an error. Also whether it says "nobody is here to answer": then it is a question, and how the command ended.
function Get-ErrorFact($Record) {
    $chain = @(Get-ExceptionChain $Record.Exception)
    $asked = $null
    foreach ($each in $chain) { if ($each.type -match '\.(Host|Prompting)Exception$') { $asked = $each.message } }
    $message = [string] $Record.Exception.Message
    if ($null -ne $Record.ErrorDetails -and $Record.ErrorDetails.Message) { $message = [string] $Record.ErrorDetails.Message }
    # Of another computer, the type of what is inside is not told.
    if ($null -eq $asked -and $Record.FullyQualifiedErrorId -like 'HostException*') { $asked = Format-Text $message }
    return @{
        Asked = $asked; Message = Format-Text $message; Chain = $chain
        ErrorId = Format-Text $Record.FullyQualifiedErrorId; Category = [string] $Record.CategoryInfo.Category
    }
}

function Send-ErrorRecord($Link, $Record, $Kind = 'error') {
    $fact = Get-ErrorFact $Record
    # The first question is the one at which it stopped.
    if ($null -ne $fact.Asked -and $null -eq $Link.Asked) { $Link.Asked = $fact.Asked }
    $Link.HadErrors = $true
    Send-Reply $Link @{
        kind = $Kind; id = $Link.Id; message = $fact.Message; chain = $fact.Chain; errorId = $fact.ErrorId; category = $fact.Category
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
