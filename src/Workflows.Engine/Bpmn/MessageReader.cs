using System.Xml.Linq;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Bpmn;

/// <summary>Reads the messages declared beside the process.</summary>
internal static class MessageReader
{
    public static Dictionary<string, MessageSpec> Read(XElement root, Complaints complaints)
    {
        var all = new Dictionary<string, MessageSpec>(StringComparer.Ordinal);
        foreach (var element in root.Elements(BpmnNames.Bpmn + "message"))
        {
            var id = complaints.Id(element);
            var name = complaints.Required(element, "name", "the message's name");
            var roles = Words(element, "role");
            var form = (string?)element.Attribute(BpmnNames.Law + "form");
            if (form is not null && roles.Length == 0) complaints.Add("BPMN0009", element, "Expected law:role on a message with a form: who may record it?");
            if (form is null && roles.Length > 0) complaints.Add("BPMN0009", element, "Expected law:form on a message with a role.");
            var english = complaints.Required(element, BpmnNames.Law + "name-en", "the message's English name");
            var chinese = (string?)element.Attribute(BpmnNames.Law + "name-zh") ?? name;
            if (!all.TryAdd(id, new(id, name, new(chinese, english), [.. roles], form, (string?)element.Attribute(BpmnNames.Law + "article")) { At = complaints.At(element) }))
                complaints.Add("BPMN0008", element, $"Expected the id '{id}' once.");
        }
        return all;
    }

    public static string[] Words(XElement element, string attribute) =>
        ((string?)element.Attribute(BpmnNames.Law + attribute) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
