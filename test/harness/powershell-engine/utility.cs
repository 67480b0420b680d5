// Three cmdlets of the Utility module, which the stand-in's engine comes without, for the tests of what is run by hand:
// Select-Object, ConvertTo-Json and Write-Host, as far as our own texts use them. They do as Windows PowerShell 5.1 does, with
// what is odd in it: dates as \/Date(0)\/, enums as numbers, lists of one taken apart, wrapped lists as {"value":…,"Count":…},
// what is nested too deep as text. A test imports them with Import-Module powershell-engine.dll; nothing else sees them.

using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text;

[Cmdlet(VerbsCommon.Select, "Object")]
public sealed class SelectObject : PSCmdlet
{
    [Parameter(ValueFromPipeline = true)] public PSObject? InputObject { get; set; }
    [Parameter(Position = 0)] public object[] Property { get; set; } = [];

    protected override void ProcessRecord()
    {
        if (InputObject is null) return;
        var selected = new PSObject();
        foreach (var wanted in Property.Select(each => each is PSObject wrapped ? wrapped.BaseObject : each))
        {
            var (name, value) = wanted is IDictionary calculated ? Calculate(calculated) : Read((string)wanted);
            selected.Properties.Add(new PSNoteProperty(name, value));
        }
        WriteObject(selected);
    }

    (string, object?) Read(string name)
    {
        var found = InputObject!.Properties.Match(name).FirstOrDefault();
        return (found?.Name ?? name, found?.Value);
    }

    (string, object?) Calculate(IDictionary calculated)
    {
        object? Part(params string[] keys) => keys.Select(key => calculated[key]).FirstOrDefault(each => each is not null);
        var name = (string)LanguagePrimitives.ConvertTo(Part("n", "name", "l", "label"), typeof(string));
        var expression = (ScriptBlock)LanguagePrimitives.ConvertTo(Part("e", "expression"), typeof(ScriptBlock));
        var results = expression.InvokeWithContext(null, [new PSVariable("_", InputObject)]);
        return (name, results.Count switch
        {
            0 => null,
            1 => results[0],
            _ => new PSObject(results.ToArray<object>()),
        });
    }
}

[Cmdlet(VerbsData.ConvertTo, "Json")]
public sealed class ConvertToJson : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)] [AllowNull] public object? InputObject { get; set; }
    [Parameter] public int Depth { get; set; } = 2;
    [Parameter] public SwitchParameter Compress { get; set; }
    readonly List<object?> all = [];

    protected override void ProcessRecord() => all.Add(InputObject);

    protected override void EndProcessing()
    {
        if (!Compress) throw new NotSupportedException("Here it only writes what is compressed.");
        if (all.Count == 0) return;
        var text = new StringBuilder();
        Write(text, all.Count == 1 ? all[0] : all.ToArray(), 0);
        WriteObject(text.ToString());
    }

    void Write(StringBuilder text, object? given, int depth)
    {
        var wrapped = given as PSObject;
        var value = wrapped is null ? given : wrapped.BaseObject;
        switch (value)
        {
            case null: text.Append("null"); return;
            case string or char: WriteText(text, value.ToString()!); return;
            case bool truth: text.Append(truth ? "true" : "false"); return;
            case DateTime date: text.Append($"\"\\/Date({new DateTimeOffset(date).ToUnixTimeMilliseconds()})\\/\""); return;
            case Guid or Uri: WriteText(text, value.ToString()!); return;
            case Enum: text.Append(Convert.ToInt64(value, CultureInfo.InvariantCulture)); return;
        }
        if (value.GetType().IsPrimitive || value is decimal) text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
        else if (depth > Depth) WriteText(text, LanguagePrimitives.ConvertTo<string>(given));
        else if (value is IDictionary map) WriteMembers(text, map.Keys.Cast<object>().Select(key => ($"{key}", map[key])), depth);
        else if (value is IEnumerable list) WriteList(text, wrapped is not null, list.Cast<object?>().ToArray(), depth);
        else WriteMembers(text, PSObject.AsPSObject(given!).Properties.Select(each => (each.Name, (object?)each.Value)), depth);
    }

    void WriteList(StringBuilder text, bool isWrapped, object?[] items, int depth)
    {
        if (isWrapped) text.Append("{\"value\":");
        text.Append('[');
        for (var at = 0; at < items.Length; at++)
        {
            if (at > 0) text.Append(',');
            Write(text, items[at], depth + 1);
        }
        text.Append(']');
        if (isWrapped) text.Append($",\"Count\":{items.Length}}}");
    }

    void WriteMembers(StringBuilder text, IEnumerable<(string Name, object? Value)> members, int depth)
    {
        text.Append('{');
        var first = true;
        foreach (var (name, value) in members)
        {
            if (!first) text.Append(',');
            first = false;
            WriteText(text, name);
            text.Append(':');
            Write(text, value, depth + 1);
        }
        text.Append('}');
    }

    // As .NET Framework's JavaScriptSerializer does.
    static void WriteText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            text.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or '\'' or '<' or '>' or '&' or '\u0085' or '\u2028' or '\u2029' => $"\\u{(int)character:x4}",
                _ => $"{character}",
            });
        }
        text.Append('"');
    }
}

[Cmdlet(VerbsCommunications.Write, "Host")]
public sealed class WriteHost : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true)] public object? Object { get; set; }

    protected override void ProcessRecord() =>
        WriteInformation(new HostInformationMessage { Message = LanguagePrimitives.ConvertTo<string>(Object) ?? "" }, ["PSHOST"]);
}
