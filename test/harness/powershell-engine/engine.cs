// A stand-in for powershell.exe in tests: PowerShell 7.6's real engine (NuGet's System.Management.Automation) behind the
// part of powershell.exe's command line that we use. It has no Utility, Management or Security module, and no console:
// like powershell.exe -NonInteractive it writes output to stdout, errors to stderr, and refuses every question.
//   powershell-engine [-NoLogo] [-NoProfile] [-NonInteractive] [-ExecutionPolicy X] -File F [arguments] | -Command TEXT
//   powershell-engine -s: the far end of a session, on stdin and stdout, as powershell.exe -s is

using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Reflection;

return Engine.Run(args);

static class Engine
{
    public static int Run(string[] args)
    {
        if (args is ["-s", ..]) return Serve();
        var at = 0;
        for (; at < args.Length; at++)
        {
            switch (args[at].ToLowerInvariant())
            {
                case "-nologo" or "-noprofile" or "-noninteractive": continue;
                // As powershell.exe does; on Windows no script is loaded without it.
                case "-executionpolicy":
                    if (++at < args.Length) Environment.SetEnvironmentVariable("PSExecutionPolicyPreference", args[at]);
                    continue;
            }
            break;
        }
        if (args.Length - at < 2) return Refuse("Give -File or -Command.");
        using var shell = PowerShell.Create();
        var host = new QuietHost();
        shell.Runspace = RunspaceFactory.CreateRunspace(host, InitialSessionState.CreateDefault2());
        shell.Runspace.Open();
        switch (args[at].ToLowerInvariant())
        {
            case "-file":
                shell.AddCommand(Path.GetFullPath(args[at + 1]));
                AddArguments(shell, args[(at + 2)..]);
                break;
            case "-command":
                shell.AddScript(string.Join(' ', args[(at + 1)..]));
                break;
            default:
                return Refuse($"{args[at]} is not known.");
        }
        return Invoke(shell, host);
    }

    // The engine has this server, but gives it to its own console program only.
    static int Serve()
    {
        var server = typeof(PSObject).Assembly.GetType("System.Management.Automation.Remoting.Server.StdIOProcessMediator");
        var run = server?.GetMethod("Run", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public);
        if (run == null) return Refuse("This engine has no server.");
        run.Invoke(null, ["", null, null, null, true]);
        return 0;
    }

    static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return 64;
    }

    // As -File does: `-Name value` binds by name, a lone `-Name` is a switch.
    static void AddArguments(PowerShell shell, string[] rest)
    {
        for (var at = 0; at < rest.Length; at++)
        {
            var named = rest[at].StartsWith('-');
            if (named && at + 1 < rest.Length && !rest[at + 1].StartsWith('-')) shell.AddParameter(rest[at][1..], rest[++at]);
            else if (named) shell.AddParameter(rest[at][1..]);
            else shell.AddArgument(rest[at]);
        }
    }

    static int Invoke(PowerShell shell, QuietHost host)
    {
        var output = new PSDataCollection<PSObject>();
        output.DataAdded += (_, added) => Console.Out.WriteLine(output[added.Index]);
        shell.Streams.Error.DataAdded += (_, added) => Console.Error.WriteLine(shell.Streams.Error[added.Index]);
        try
        {
            shell.Invoke<PSObject, PSObject>(null, output, null);
        }
        catch (RuntimeException error)
        {
            Console.Error.WriteLine(error.Message);
            Console.Error.WriteLine(error.ErrorRecord?.ScriptStackTrace);
            return 1;
        }
        if (host.ExitCode is { } code) return code;
        return shell.Runspace.SessionStateProxy.GetVariable("LASTEXITCODE") is int last ? last : 0;
    }
}

sealed class QuietHost : PSHost
{
    public int? ExitCode { get; private set; }
    public override string Name => "ConsoleHost";
    public override Version Version => new(7, 6);
    public override Guid InstanceId { get; } = Guid.NewGuid();
    public override PSHostUserInterface UI { get; } = new QuietInterface();
    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;
    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;
    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
    public override void EnterNestedPrompt() => throw new NotSupportedException();
    public override void ExitNestedPrompt() => throw new NotSupportedException();
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() { }
}

sealed class QuietInterface : PSHostUserInterface
{
    // The words of powershell.exe -NonInteractive.
    static Exception Refusal() =>
        new PSInvalidOperationException("PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.");

    public override PSHostRawUserInterface? RawUI => null;
    public override void Write(string value) => Console.Out.Write(value);
    public override void Write(ConsoleColor foreground, ConsoleColor background, string value) => Console.Out.Write(value);
    public override void WriteLine(string value) => Console.Out.WriteLine(value);
    public override void WriteErrorLine(string value) => Console.Error.WriteLine(value);
    public override void WriteDebugLine(string message) => Console.Out.WriteLine($"DEBUG: {message}");
    public override void WriteVerboseLine(string message) => Console.Out.WriteLine($"VERBOSE: {message}");
    public override void WriteWarningLine(string message) => Console.Out.WriteLine($"WARNING: {message}");
    public override void WriteProgress(long sourceId, ProgressRecord record) { }
    public override string ReadLine() => throw Refusal();
    public override System.Security.SecureString ReadLineAsSecureString() => throw Refusal();
    public override Dictionary<string, PSObject> Prompt(string caption, string message, System.Collections.ObjectModel.Collection<FieldDescription> descriptions) =>
        throw Refusal();
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw Refusal();
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes types, PSCredentialUIOptions options) =>
        throw Refusal();
    public override int PromptForChoice(string caption, string message, System.Collections.ObjectModel.Collection<ChoiceDescription> choices, int defaultChoice) =>
        throw Refusal();
}
