# Objects as the products' cmdlets hand them over, for tests: the lab's doubles, made of values that come in CLIXML, in the shape of a shell.

Import-Module ([IO.Path]::Combine($PSScriptRoot, '..', '..', 'assets', 'lab', 'Shapes.psm1'))

# $Classes is the assembly that holds them.
function Get-Double {
    param([string] $Classes, [string] $Cmdlet, [string] $Values, [string] $Shape)
    Import-LabShape $Classes $Shape $Shape
    ConvertTo-LabObject 'exchange' $Cmdlet @() ([System.Management.Automation.PSSerializer]::Deserialize($Values))
}

# What is in it, without its values: the names of its types, and the type of each property. $null has no type.
function Get-ShapeOfDouble {
    param([string] $Classes, [string] $Cmdlet, [string] $Values, [string] $Shape)
    $double = Get-Double $Classes $Cmdlet $Values $Shape
    $kinds = [pscustomobject]@{ }
    foreach ($property in $double.PSObject.Properties) {
        $value = $property.Value
        $kind = if ($null -eq $value) { '' } else { $value.PSObject.TypeNames[0] }
        $kinds.PSObject.Properties.Add([System.Management.Automation.PSNoteProperty]::new($property.Name, $kind))
    }
    [pscustomobject]@{ Types = @($double.PSObject.TypeNames); Text = [string] $double; Kinds = $kinds }
}

# Whether a cmdlet's objects have a class.
function Get-DoubleClass {
    param([string] $Classes, $Cmdlets)
    $types = [Reflection.Assembly]::LoadFrom($Classes).GetType('PartnerWizard.PracticeLab.Shapes', $true)
    foreach ($name in $Cmdlets) { [pscustomobject]@{ Cmdlet = $name; Class = [string] $types::TypeOf($name) } }
}

Export-ModuleMember -Function Get-Double, Get-ShapeOfDouble, Get-DoubleClass
