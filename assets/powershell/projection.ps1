# What leaves a shell of an object: the properties that are read, each as the kind that was asked for, and nothing else. Asked for as
# 'Name:kind' (model/command.ts). A property that is not there, or cannot be read, is left out; one that is null is null. The host has this
# function, and an admin pastes it with each look, so that both ways read alike. By hand PowerShell may be in constrained language: so no
# method but of PowerShell's core types, and no blank line. [string] is the word of an enum from a session, where a text in quotes gives its
# number; member access is by name, which costs a third of a search among the properties. ASCII, PowerShell 3.0.
function Get-Projection($Object, $Wanted) {
    $values = @{}
    $full = $ExecutionContext.SessionState.LanguageMode -eq 'FullLanguage'
    foreach ($each in $Wanted) {
        $name, $kind = $each -split ':'
        # A text has no properties of its own, and is what it says.
        if ($name -eq 'ToString') { $values[$name] = ([string] $Object) -replace '[\uFFFE\uFFFF]', '?'; continue }
        $value = $Object.$name
        if ($null -eq $value) {
            $property = $Object.PSObject.Properties[$name]
            if ($null -eq $property) { continue }
            # One that throws reads as null, and is not. In constrained language nobody can tell the two apart.
            if ($full) { try { [void] $property.get_Value() } catch { continue } }
            $values[$name] = $null
            continue
        }
        # Two characters cannot be written into XML.
        if ($kind -eq 'text') { $values[$name] = ([string] $value) -replace '[\uFFFE\uFFFF]', '?' }
        elseif ($kind -eq 'texts') { $values[$name] = @(foreach ($item in $value) { ([string] $item) -replace '[\uFFFE\uFFFF]', '?' }) }
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
    return $values
}
