# What leaves a shell of an object: the properties that are read, each as the kind that was asked for, and nothing else. Asked for by kind
# (model/command.ts): @{ text = 'Name', 'Fqdn'; boolean = 'Default' }. A property that is not there, or cannot be read, is left out; one that
# is null is null. The host has this function, and an admin pastes it with each look, so that both ways read alike. By hand PowerShell may be in
# constrained language: so no method but of PowerShell's core types, and no blank line. [string] is the word of an enum from a session, where a
# text in quotes gives its number. A process block and PSObject.Properties: a call for each object, or a name looked up by $Object.$name,
# would take ten times as long. What $Streams names is no object of the command, and passes. ASCII, PowerShell 3.0.
function Get-Projection($Wanted, $Streams = @([System.Management.Automation.ErrorRecord])) {
    begin {
        # Not by Keys: a kind has that name.
        $kinds = @($Wanted.GetEnumerator())
        $full = $ExecutionContext.SessionState.LanguageMode -eq 'FullLanguage'
    }
    process {
        if ($null -eq $_) { return }
        foreach ($type in $Streams) { if ($_ -is $type) { $_; return } }
        $values = @{}
        $properties = $_.PSObject.Properties
        foreach ($entry in $kinds) {
            $kind = $entry.Key
            foreach ($name in $entry.Value) {
                $property = $properties[$name]
                if ($null -eq $property) {
                    # Not a property: what the object itself says.
                    if ($name -eq 'ToString') { $values[$name] = [string] $_ }
                    continue
                }
                $value = $property.Value
                if ($null -eq $value) {
                    # One that throws reads as null, and is not. In constrained language nobody can tell the two apart.
                    if ($full) { try { [void] $property.get_Value() } catch { continue } }
                    $values[$name] = $null
                }
                elseif ($kind -eq 'text') { $values[$name] = [string] $value }
                elseif ($kind -eq 'texts') { $values[$name] = @(foreach ($item in $value) { [string] $item }) }
                elseif ($kind -eq 'boolean') { if ($value -is [bool]) { $values[$name] = [bool] $value } else { $values[$name] = [string] $value } }
                elseif ($kind -eq 'instant') {
                    # Without a zone it stays without one: what it means is not known here.
                    if ($value -isnot [datetime]) { $values[$name] = [string] $value }
                    elseif ($value.Kind -eq 'Unspecified') { $values[$name] = $value.ToString('o') }
                    else { $values[$name] = $value.ToUniversalTime().ToString('o') }
                }
                elseif ($kind -eq 'bytes') { if ($value -is [string]) { $values[$name] = [string] $value } else { $values[$name] = [byte[]] $value } }
                elseif ($kind -eq 'keys') {
                    $keys = $value
                    if ($null -ne $value.Keys) { $keys = $value.Keys }
                    $values[$name] = @(foreach ($key in $keys) { [string] $key })
                }
                # A whole number, of whatever size; anything else as its text.
                elseif ($value -is [int] -or $value -is [long] -or $value -is [byte] -or $value -is [int16] -or $value -is [uint32] -or $value -is [uint64]) { $values[$name] = [long] $value }
                else { $values[$name] = [string] $value }
            }
        }
        $values
    }
}
