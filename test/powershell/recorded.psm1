# Gives what was recorded of a server: a function with the cmdlet's name, which hands over the objects of a CLIXML file.

$recording = @{ Path = '' }

function Set-Recording {
    param([string] $Name, [string] $Path)
    $recording.Path = $Path
    [void] $ExecutionContext.InvokeProvider.Item.Set("function:global:$Name", { [CmdletBinding()] param($Server, $Identity, $DomainController) Read-Recording }.GetNewClosure())
}

function Read-Recording {
    [Management.Automation.PSSerializer]::DeserializeAsList([IO.File]::ReadAllText($recording.Path))
}

Export-ModuleMember -Function 'Set-Recording', 'Read-Recording'
