# What the real parser reads in a runbook, for its tests.

# A text's UTF-16 units as base64: no way back through CLIXML can hide a change.
function ConvertTo-Unit([string] $Text) {
    $bytes = [array]::CreateInstance([byte], 2 * $Text.Length)
    [Buffer]::BlockCopy($Text.ToCharArray(), 0, $bytes, 0, $bytes.Length)
    [Convert]::ToBase64String($bytes)
}

function Read-Runbook($Path) {
    $tokens = $null
    $errors = $null
    $tree = [System.Management.Automation.Language.Parser]::ParseFile($Path, [ref] $tokens, [ref] $errors)
    [pscustomobject]@{ Tree = $tree; Errors = $errors.Count }
}

# Of each change and test: the parts of the one command that it runs.
function Get-RunCommand {
    param($Path)
    $tables = (Read-Runbook $Path).Tree.FindAll({ param($node) $node -is [System.Management.Automation.Language.HashtableAst] }, $true)
    foreach ($table in $tables) {
        foreach ($pair in $table.KeyValuePairs) {
            if ($pair.Item1.Extent.Text -ne 'Run') { continue }
            $commands = @($pair.Item2.FindAll({ param($node) $node -is [System.Management.Automation.Language.CommandAst] }, $true))
            [pscustomobject]@{ Elements = @(foreach ($element in $commands[0].CommandElements) {
                if ($element -is [System.Management.Automation.Language.ParenExpressionAst] -and $element.Pipeline.GetPureExpression() -is [System.Management.Automation.Language.StringConstantExpressionAst]) {
                    $element = $element.Pipeline.GetPureExpression()
                }
                if ($element -is [System.Management.Automation.Language.StringConstantExpressionAst]) { ConvertTo-Unit $element.Value }
                elseif ($element -is [System.Management.Automation.Language.CommandParameterAst]) {
                    ConvertTo-Unit ('-' + $element.ParameterName)
                    # Of a switch that is told no: -Confirm:$false.
                    if ($null -ne $element.Argument) { ConvertTo-Unit $element.Argument.Extent.Text }
                }
                else { ConvertTo-Unit $element.Extent.Text }
            }) }
        }
    }
}

# The kinds of all its parts, in order: two scripts that differ only in their literals have the same.
function Get-Shape {
    param($Path)
    $read = Read-Runbook $Path
    $kinds = foreach ($node in $read.Tree.FindAll({ $true }, $true)) { $node.GetType().Name }
    [pscustomobject]@{ Errors = $read.Errors; Kinds = $kinds -join ' ' }
}
