# Objects as the products' cmdlets hand them over, for tests: the lab's doubles, in the shape of a shell. Set-Double says what the
# cmdlets that are named below give from then on, in every runspace of this process.

Import-Module ([IO.Path]::Combine($PSScriptRoot, '..', '..', 'assets', 'lab', 'Shapes.psm1'))

$cmdlets = @(
    'Get-ExchangeServer', 'Get-AcceptedDomain', 'Get-ClientAccessService', 'Get-OrganizationConfig', 'Get-MailboxServer'
    'Get-MailboxDatabaseCopyStatus', 'Get-Mailbox', 'Get-HybridConfiguration', 'Get-AuthServer', 'Get-AuthConfig', 'Get-ExchangeCertificate'
    'Get-TransportService', 'Get-PartnerApplication', 'Get-User', 'Get-MailUser', 'Get-ManagementRoleAssignment'
    'Get-CsPool', 'Get-CsComputer', 'Get-CsService', 'Get-CsSipDomain', 'Get-CsUserServicesPolicy', 'Debug-CsUnifiedContactStore'
    'Get-CsArchivingConfiguration', 'Get-CsUser', 'Get-CsManagementStoreReplicationStatus', 'Get-CsCertificate', 'Get-CsOAuthConfiguration'
    'Get-CsOAuthServer', 'Get-CsPartnerApplication', 'Request-CsCertificate', 'Debug-CsStorageServiceFailures'
)
# Whatever they are asked with.
foreach ($name in $cmdlets) { $ExecutionContext.InvokeProvider.Item.Set("function:script:$name", { Read-Double $MyInvocation.MyCommand.Name }) }

# $Given is CLIXML: for each cmdlet a list of objects, each with its properties as `values`, and the name of one that its class lacks, as `without`.
function Set-Double {
    param([string] $Classes, [string] $Given, [string] $Shape)
    Import-LabShape $Classes 'live' 'live'
    $all = [System.Management.Automation.PSSerializer]::Deserialize($Given)
    $made = @{}
    foreach ($cmdlet in $all.Keys) {
        # The lab's own way of naming what a request gives when it lists.
        $switch = if ($cmdlet -eq 'Request-CsCertificate') { 'List' }
        $made[$cmdlet] = @(foreach ($one in $all[$cmdlet]) {
            $double = ConvertTo-LabObject 'exchange' $cmdlet @($switch) $one.values
            if ($one.without) { $double = Copy-Without $double $one.without }
            ConvertTo-LabShape $double $Shape 'ex01.litwareinc.com'
        })
    }
    [AppDomain]::CurrentDomain.SetData('doubles', $made)
}

# The host asks, too, before there are any doubles.
function Get-Command {
    if ($null -ne [AppDomain]::CurrentDomain.GetData('doubles')) { Read-Double 'Get-Command' }
    else { Microsoft.PowerShell.Core\Get-Command @args }
}

function Read-Double([string] $Cmdlet) { [AppDomain]::CurrentDomain.GetData('doubles')[$Cmdlet] }

# The same object of a class that has no such property.
function Copy-Without($Object, [string] $Name) {
    $from = $Object.GetType()
    $own = @(foreach ($property in $from.GetProperties()) { if ($property.DeclaringType.Assembly -eq $from.Assembly -and $property.Name -ne $Name) { $property } })
    $base = if ($Object -is [Security.Cryptography.X509Certificates.X509Certificate2]) { [Security.Cryptography.X509Certificates.X509Certificate2] } else { [object] }
    $key = "without $($from.FullName) $Name"
    $class = [AppDomain]::CurrentDomain.GetData($key)
    if ($null -eq $class) {
        $class = New-Class $key $base @(foreach ($each in $own) { $each.Name })
        [AppDomain]::CurrentDomain.SetData($key, $class)
    }
    $copy = if ($base -eq [object]) { $class::new() } else { $class::new($Object.RawData) }
    foreach ($each in $own) { $class.GetField("its$($each.Name)", 'Instance, NonPublic').SetValue($copy, $each.GetValue($Object)) }
    return $copy
}

function New-Class([string] $Name, [type] $Base, [string[]] $Properties) {
    $assembly = [Reflection.Emit.AssemblyBuilder]::DefineDynamicAssembly([Reflection.AssemblyName]::new('emitted'), 'Run')
    $class = $assembly.DefineDynamicModule('emitted').DefineType($Name, 'Public, Class', $Base)
    foreach ($name in $Properties) {
        $field = $class.DefineField("its$name", [object], 'Private')
        $get = $class.DefineMethod("get_$name", 'Public, HideBySig, SpecialName', [object], [type]::EmptyTypes)
        $code = $get.GetILGenerator()
        $code.Emit([Reflection.Emit.OpCodes]::Ldarg_0)
        $code.Emit([Reflection.Emit.OpCodes]::Ldfld, $field)
        $code.Emit([Reflection.Emit.OpCodes]::Ret)
        $class.DefineProperty($name, 'None', [object], $null).SetGetMethod($get)
    }
    if ($Base -ne [object]) {
        $code = $class.DefineConstructor('Public', 'Standard', [type[]] @([byte[]])).GetILGenerator()
        $code.Emit([Reflection.Emit.OpCodes]::Ldarg_0)
        $code.Emit([Reflection.Emit.OpCodes]::Ldarg_1)
        $code.Emit([Reflection.Emit.OpCodes]::Call, $Base.GetConstructor([type[]] @([byte[]])))
        $code.Emit([Reflection.Emit.OpCodes]::Ret)
    }
    return $class.CreateType()
}

# A session whose far end gives them.
function New-DoubleSession {
    param([string] $Classes, [string] $Given, [string] $Shape, [string] $Utility)
    $session = New-TestSession
    $shell = [System.Management.Automation.PowerShell]::Create()
    $shell.Runspace = $session.Runspace
    foreach ($module in [IO.Path]::Combine($PSScriptRoot, 'shapes.psm1'), $Utility) {
        [void] $shell.AddCommand('Import-Module').AddParameter('Name', $module).Invoke()
        $shell.Commands.Clear()
    }
    [void] $shell.AddCommand('Set-Double').AddParameters(@{ Classes = $Classes; Given = $Given; Shape = $Shape }).Invoke()
    $session
}

# What is in a double, without its values: the names of its types, and the type of each property. $null has no type.
function Get-ShapeOfDouble {
    param([string] $Classes, [string] $Cmdlet, [string] $Values, [string] $Shape)
    Import-LabShape $Classes $Shape $Shape
    $double = ConvertTo-LabObject 'exchange' $Cmdlet @() ([System.Management.Automation.PSSerializer]::Deserialize($Values))
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

Export-ModuleMember -Function ($cmdlets + 'Get-Command', 'Set-Double', 'New-DoubleSession', 'Get-ShapeOfDouble', 'Get-DoubleClass')
