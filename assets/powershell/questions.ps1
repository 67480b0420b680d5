# Questions of a command, answered on purpose or not at all. Dot-sourced by host.ps1. PowerShell puts a question to its host, an object of
# a class that is ours to write; a script of PowerShell 3.0 can write none, Add-Type would start a compiler, and a question of another
# computer arrives on a thread that runs no script. So the class is built from the few instructions that it needs: it hands the
# question over, and waits for the answer. What the answer is, is decided by the script below. ASCII, PowerShell 3.0.

# A class over an abstract one. A property gives what stands under its name in Values; a method that returns something puts its name and
# arguments into Asked and waits for Answers (an exception there is thrown); one that returns nothing puts in the text that it was given.
function New-HandingOver($Module, $Base) {
    $codes = [Reflection.Emit.OpCodes]
    $queue = [Collections.Concurrent.BlockingCollection[object]]
    $class = $Module.DefineType($Base.Name + 'OfPartnerWizard', 'Public', $Base)
    [void] $class.DefineDefaultConstructor('Public')
    $values = $class.DefineField('Values', [hashtable], 'Public')
    $asked = $class.DefineField('Asked', $queue, 'Public')
    $answers = $class.DefineField('Answers', $queue, 'Public')
    foreach ($method in $Base.GetMethods()) {
        if (-not $method.IsAbstract) { continue }
        $types = [type[]] @($method.GetParameters() | ForEach-Object { $_.ParameterType })
        $returns = $method.ReturnType
        $code = $class.DefineMethod($method.Name, 'Public, Virtual, HideBySig', $returns, $types).GetILGenerator()
        if ($method.Name -like 'get_*') {
            $code.Emit($codes::Ldarg_0)
            $code.Emit($codes::Ldfld, $values)
            $code.Emit($codes::Ldstr, $method.Name)
            $code.Emit($codes::Callvirt, [hashtable].GetMethod('get_Item'))
            $code.Emit($codes::Unbox_Any, $returns)
            $code.Emit($codes::Ret)
            continue
        }
        if ($returns -ne [void] -or ($types.Length -gt 0 -and $types[$types.Length - 1] -eq [string])) {
            # Asked.Add(new object[] { name, arguments... })
            $code.Emit($codes::Ldarg_0)
            $code.Emit($codes::Ldfld, $asked)
            $code.Emit($codes::Ldc_I4, [int] ($types.Length + 1))
            $code.Emit($codes::Newarr, [object])
            for ($at = 0; $at -le $types.Length; $at++) {
                $code.Emit($codes::Dup)
                $code.Emit($codes::Ldc_I4, [int] $at)
                if ($at -eq 0) { $code.Emit($codes::Ldstr, $method.Name) }
                else {
                    $code.Emit($codes::Ldarg, [int16] $at)
                    if ($types[$at - 1].IsValueType) { $code.Emit($codes::Box, $types[$at - 1]) }
                }
                $code.Emit($codes::Stelem_Ref)
            }
            $code.Emit($codes::Callvirt, $queue.GetMethod('Add', [type[]] @([object])))
        }
        if ($returns -ne [void]) {
            # answer = Answers.Take(); if (answer is Exception) throw answer; return answer
            $isAnswer = $code.DefineLabel()
            $code.Emit($codes::Ldarg_0)
            $code.Emit($codes::Ldfld, $answers)
            $code.Emit($codes::Callvirt, $queue.GetMethod('Take', [type[]] @()))
            $code.Emit($codes::Dup)
            $code.Emit($codes::Isinst, [Exception])
            $code.Emit($codes::Brfalse, $isAnswer)
            $code.Emit($codes::Castclass, [Exception])
            $code.Emit($codes::Throw)
            $code.MarkLabel($isAnswer)
            $code.Emit($codes::Unbox_Any, $returns)
        }
        $code.Emit($codes::Ret)
    }
    return $class.CreateType()
}

$handingOver = @{ Host = $null; Interface = $null }

# A host for one command.
function New-AnsweringHost {
    if ($null -eq $handingOver.Host) {
        $name = [Activator]::CreateInstance([Reflection.AssemblyName], @('PartnerWizardQuestions'))
        $module = [Reflection.Emit.AssemblyBuilder]::DefineDynamicAssembly($name, 'Run').DefineDynamicModule('questions')
        $handingOver.Interface = New-HandingOver $module ([System.Management.Automation.Host.PSHostUserInterface])
        $handingOver.Host = New-HandingOver $module ([System.Management.Automation.Host.PSHost])
    }
    $interface = [Activator]::CreateInstance($handingOver.Interface)
    $interface.Values = @{ get_RawUI = $null }
    # A command that talks without end waits for its reader.
    $interface.Asked = [Activator]::CreateInstance([Collections.Concurrent.BlockingCollection[object]], @(1000))
    $interface.Answers = [Activator]::CreateInstance([Collections.Concurrent.BlockingCollection[object]])
    $answering = [Activator]::CreateInstance($handingOver.Host)
    $answering.Values = @{
        get_Name = 'partner-wizard'; get_Version = [version] '1.0'; get_InstanceId = [guid]::NewGuid(); get_UI = $interface
        get_CurrentCulture = [Globalization.CultureInfo]::CurrentCulture; get_CurrentUICulture = [Globalization.CultureInfo]::CurrentUICulture
    }
    return $answering
}

# Passes on what a command says to its user, and answers what it asks. A question that was not foreseen ends the command.
function Send-Answer($Link, $Running) {
    $interface = $Link.Answering.UI
    $item = $null
    while ($interface.Asked.TryTake([ref] $item)) {
        $kind = $item[0]
        if ($kind -like 'Write*') {
            $stream = 'information'
            if ($kind -eq 'WriteWarningLine') { $stream = 'warning' }
            if ($kind -eq 'WriteVerboseLine' -or $kind -eq 'WriteDebugLine') { $stream = 'verbose' }
            Send-Reply $Link @{ kind = 'text'; id = $Link.Id; stream = $stream; text = Format-Text $item[$item.Length - 1] }
            continue
        }
        $number = $null
        if ($kind -eq 'PromptForChoice') { $number = Select-Choice $item[1] $item[2] $item[3] $Running.Prompts }
        if ($null -ne $number) { $interface.Answers.Add([int] $number); continue }
        # Text that a password would be typed for, or anything else that only a person can say.
        $text = 'It waits for something to be typed.'
        if ($item.Length -gt 2) { $text = ([string] $item[2]).Trim(); if (-not $text) { $text = [string] $item[1] } }
        $Link.Asked = Format-Text $text
        # A command on another computer is ended by who reads it: what it gave before it asked is read first.
        if ($Link.Afar) { continue }
        Deny-Answer $Link
        [void] $Running.Shell.BeginStop($null, $null)
    }
}

# Nobody answers the question that waits.
function Deny-Answer($Link) {
    $Link.Answering.UI.Answers.Add([Activator]::CreateInstance([System.Management.Automation.Host.HostException], @($Link.Asked)))
}

# The number of the choice that means the foreseen answer; nothing where none was foreseen, two differ, or no choice means just that.
function Select-Choice($Caption, $Message, $Choices, $Prompts) {
    $question = "$Caption`n$Message"
    $answer = $null
    foreach ($piece in $Prompts.Keys) {
        if ($piece -eq '' -or $question.IndexOf($piece, [StringComparison]::OrdinalIgnoreCase) -lt 0) { continue }
        if ($null -ne $answer -and $answer -ne $Prompts[$piece]) { return }
        $answer = $Prompts[$piece]
    }
    if ($null -eq $answer) { return }
    $meant = @(Get-Label $answer)
    for ($at = 0; $at -lt $Choices.Count; $at++) { if ($meant -contains $Choices[$at].Label.Replace('&', '')) { return $at } }
}

# How "yes" and "no" are labelled: in English, which was asked for, and in the language that PowerShell speaks here where it did not help.
function Get-Label($Answer) {
    $label = @{ yes = 'ContinueOneLabel'; no = 'SkipOneLabel' }[$Answer]
    $Answer
    foreach ($name in 'CommandBaseStrings', 'System.Management.Automation.resources.CommandBaseStrings') {
        foreach ($language in [Globalization.CultureInfo]::CurrentUICulture, $spoken) {
            try { [Activator]::CreateInstance([Resources.ResourceManager], @($name, [psobject].Assembly)).GetString($label, $language).Replace('&', '') } catch { }
        }
    }
}
