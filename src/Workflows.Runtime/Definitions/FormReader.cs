using System.Collections.Immutable;
using Workflows.Engine.Forms;
using Workflows.Runtime.Definitions.Yaml;
using Workflows.Statute;

namespace Workflows.Runtime.Definitions;

/// <summary>Reads a form: <c>forms/NAME.yaml</c>.</summary>
public static class FormReader
{
    /// <param name="name">The file's name without its ending.</param>
    /// <param name="file">The path that findings name.</param>
    /// <param name="vocabulary">The duties that fields may name; null leaves them unchecked, as for a bundle that was accepted under former words.</param>
    public static Reading<FormDefinition> Read(string name, string file, string text, Vocabulary? vocabulary = null)
    {
        var findings = new FindingBag(file);
        var form = YamlFields.Read(YamlText.Read(text, findings), "a form", findings, fields =>
        {
            var title = fields.RequiredBilingual("title");
            var law = fields.Text("law");
            fields.Required("fields"); // a form that only confirms says so: fields: []
            var reader = new FormFieldReader(vocabulary, findings);
            var read = fields.Items("fields").Select(item => YamlFields.Read(item, "a field", findings, reader.Read)).OfType<FormField>().ToImmutableArray();
            var checks = fields.Items("checks").Select(item => YamlFields.Read(item, "a check", findings, f => Check(f, findings))).OfType<FormCheck>().ToImmutableArray();
            return title is null ? null : new FormDefinition(name, title, law?.Text, read, checks);
        });
        return findings.Of(form);
    }

    private static FormCheck? Check(YamlFields fields, FindingBag findings)
    {
        var (that, message, law) = (YamlFeel.Read(fields.RequiredText("that"), findings), fields.RequiredBilingual("message"), fields.Text("law"));
        return that is null || message is null ? null : new(that, message, law?.Text);
    }
}
