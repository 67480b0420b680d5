# What the practice lab answers, as a real shell would hand it over: an object of a class of its own (the sources in Shapes), in the
# shape in which that kind of shell has it. Where the classes cannot be had, the lab's answers stay plain: texts, numbers, dates, lists.
#   live              an object of this process: Skype's own shell
#   rehydrated        the same with the notes of a session: the Exchange Management Shell, which makes objects again out of what it gets
#   session           flat texts: any other session
#   session with data the same, and with what nobody here can make objects of: a PC without Exchange's tools
#   selected          what a Select-Object at the far end of a session leaves: what is inside keeps its own properties
#   broken            the Exchange Management Shell when its signature does not hold: it cannot make the objects again
# Keep to what Windows PowerShell 5.1 has, and to the engine, but for Add-Type.

$made = @{ Types = $null; Why = ''; Run = [guid]::NewGuid(); Shell = @{} }

# Loads the classes: an assembly that holds them, or a folder of their sources.
function Import-LabShape {
    param([string] $Path, [string] $Exchange, [string] $Skype)
    $made.Shell = @{ exchange = $Exchange; skype = $Skype }
    try {
        if ([IO.File]::Exists($Path)) { $assembly = [Reflection.Assembly]::LoadFrom($Path) }
        else {
            $types = @(Add-Type -Path ([IO.Directory]::GetFiles($Path, '*.cs')) -IgnoreWarnings -PassThru -ErrorAction Stop)
            $assembly = $types[0].Assembly
        }
        $made.Types = $assembly.GetType('PartnerWizard.PracticeLab.Shapes', $true)
    }
    catch [System.Management.Automation.CommandNotFoundException] { $made.Why = 'it has no Add-Type' }
    catch { $made.Why = 'the classes of real objects could not be made: ' + $_.Exception.Message }
}

# Whether the classes are there, or why they are not.
function Get-LabShape {
    @{ known = $null -ne $made.Types; why = $made.Why }
}

# What a cmdlet gives, of what the lab answers. $Given are its parameters: with some of them it gives objects of another class.
function ConvertTo-LabObject {
    param([string] $Shell, [string] $Name, [string[]] $Given, $Value)
    $types = $made.Types
    $shape = $made.Shell[$Shell]
    if ($null -eq $types -or -not $shape) {
        # A dictionary, for which there is no plain object.
        if ($Name -eq 'Get-Command') { $Value.Parameters = ConvertFrom-LabAnswer $Value.Parameters }
        return $Value
    }
    $type = $null
    foreach ($parameter in $Given) { if ($null -eq $type) { $type = $types::TypeOf("$Name -$parameter") } }
    if ($null -eq $type) { $type = $types::TypeOf($Name) }
    if ($null -eq $type) { return $Value }
    $answer = ConvertFrom-LabAnswer $Value
    $server = ''
    if ($answer -is [Collections.IDictionary]) {
        $server = $answer.PSComputerName
        $answer.Remove('PSComputerName')
    }
    return ConvertTo-LabShape ($types::Read($type, $answer)) $shape $server
}

# The lab's own objects as dictionaries, which the classes are made of.
function ConvertFrom-LabAnswer($Value) {
    if ($Value -is [System.Management.Automation.PSCustomObject]) {
        $table = [ordered] @{}
        foreach ($property in $Value.PSObject.Properties) { $table[$property.Name] = ConvertFrom-LabAnswer $property.Value }
        return $table
    }
    if ($Value -is [Collections.IList]) {
        $items = [object[]]::new($Value.Count)
        for ($at = 0; $at -lt $Value.Count; $at++) { $items[$at] = ConvertFrom-LabAnswer $Value[$at] }
        return , $items
    }
    if ($null -eq $Value) { return $null }
    return $Value.PSObject.BaseObject
}

# An object in the shape of a shell; $Server is the one whose session it came from.
function ConvertTo-LabShape {
    param($Object, [string] $Shape, [string] $Server)
    switch ($Shape) {
        'live' { return $Object }
        'rehydrated' {
            Add-SessionNote $Object $Server
            Add-NestedNote $Object
            Add-Note $Object 'SerializationData' ([byte[]]::new(8000))
            return $Object
        }
        'session' { return ConvertTo-Received $Object $Server $false }
        'session with data' { return ConvertTo-Received $Object $Server $true }
        'selected' {
            $bag = [psobject]::new()
            foreach ($property in $Object.PSObject.Properties) {
                $value = $null
                try { $value = $property.Value } catch { }
                $bag.PSObject.Properties.Add([System.Management.Automation.PSNoteProperty]::new($property.Name, $value))
            }
            return ConvertTo-Received $bag $Server $false
        }
        'broken' {
            if ($Object -isnot [Security.Cryptography.X509Certificates.X509Certificate2]) { return ConvertTo-Received $Object $Server $false }
            # Nothing but the bytes is left of a certificate.
            $left = [psobject]::new()
            $left.PSObject.TypeNames.Clear()
            foreach ($name in $Object.PSObject.TypeNames) { $left.PSObject.TypeNames.Add("Deserialized.$name") }
            Add-Note $left 'RawData' $Object.RawData
            Add-SessionNote $left $Server
            return $left
        }
    }
    throw "No shell has the shape $Shape."
}

function ConvertTo-Received($Object, [string] $Server, [bool] $WithData) {
    $received = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($Object, 1))
    if ($WithData) { Add-Note $received 'SerializationData' ([byte[]]::new(8000)) }
    Add-SessionNote $received $Server
    return $received
}

function Add-SessionNote($Object, [string] $Server) {
    Add-Note $Object 'PSComputerName' $Server
    Add-Note $Object 'RunspaceId' $made.Run
    Add-Note $Object 'PSShowComputerName' $false
}

# What an object holds has been made again out of data of its own.
function Add-NestedNote($Object) {
    foreach ($property in $Object.GetType().GetProperties()) {
        $type = $property.PropertyType
        if ($type.IsValueType -or $type -eq [string] -or $property.DeclaringType.Assembly -ne $Object.GetType().Assembly) { continue }
        foreach ($each in @($property.GetValue($Object, $null))) {
            if ($null -ne $each -and $each -isnot [ValueType] -and $made.Types.Assembly -eq $each.GetType().Assembly) { Add-Note $each 'SerializationData' ([byte[]]::new(2000)) }
        }
    }
}

function Add-Note($Object, [string] $Name, $Value) {
    $properties = $Object.PSObject.Properties
    if ($null -eq $properties[$Name]) { $properties.Add([System.Management.Automation.PSNoteProperty]::new($Name, $Value)) }
}

Export-ModuleMember -Function ConvertTo-LabObject, ConvertTo-LabShape, Get-LabShape, Import-LabShape
