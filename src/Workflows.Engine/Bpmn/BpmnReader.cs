using System.Xml;
using System.Xml.Linq;
using Workflows.Engine.Procedures;

namespace Workflows.Engine.Bpmn;

/// <summary>
/// Reads a BPMN 2.0 file as <c>docs/procedure-files.md</c> describes it. Whatever the engine does not execute is refused with
/// line, column and id. Document types, entities, and files over the limits are refused before they are read.
/// </summary>
public static class BpmnReader
{
    /// <summary>The most characters that a file may have.</summary>
    public const int MaxCharacters = 4_000_000;

    private const int MaxDepth = 60;

    public static ParsedProcess Read(string xml, string file)
    {
        ArgumentNullException.ThrowIfNull(xml);
        var complaints = new Complaints(file);
        var process = Load(xml, complaints) is { } document ? Process(document, complaints) : null;
        return new(complaints.Any ? null : process, complaints.All);
    }

    private static XDocument? Load(string xml, Complaints complaints)
    {
        if (xml.Length > MaxCharacters)
        {
            complaints.Add("BPMN0001", 1, 1, $"Expected at most {MaxCharacters} characters, but the file has {xml.Length}.");
            return null;
        }
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxCharacters, MaxCharactersFromEntities = 0,
        };
        try
        {
            using (var depths = XmlReader.Create(new StringReader(xml), settings))
            {
                while (depths.Read())
                {
                    if (depths.Depth <= MaxDepth) continue;
                    var at = (IXmlLineInfo)depths;
                    complaints.Add("BPMN0001", at.LineNumber, at.LinePosition, $"Expected elements at most {MaxDepth} deep, but they go deeper.");
                    return null;
                }
            }
            using var reader = XmlReader.Create(new StringReader(xml), settings);
            return XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException e)
        {
            if (DocumentType(xml) is { } at)
            {
                complaints.Add("BPMN0001", at.Line, at.Column, "Expected no document type, but there is one: entities are not read.");
                return null;
            }
            complaints.Add("BPMN0001", e.LineNumber, e.LinePosition, $"Expected well-formed XML without a document type, but: {e.Message}");
            return null;
        }
    }

    /// <summary>Where the document type stands that the XML reader refused without saying where.</summary>
    private static (int Line, int Column)? DocumentType(string xml)
    {
        var at = xml.IndexOf("<!DOCTYPE", StringComparison.Ordinal);
        return at < 0 ? null : (xml.AsSpan(0, at).Count('\n') + 1, at - xml.AsSpan(0, at).LastIndexOf('\n'));
    }

    private static ProcessDefinition? Process(XDocument document, Complaints complaints)
    {
        var root = document.Root!;
        if (root.Name != BpmnNames.Bpmn + "definitions")
        {
            complaints.Add("BPMN0002", root, $"Expected the root element 'definitions' of BPMN 2.0, but got '{root.Name}'.");
            return null;
        }
        var messages = MessageReader.Read(root, complaints);
        var errors = Errors(root, complaints);
        LawAttributes.Check(root, complaints);
        foreach (var other in root.Elements().Where(e => e.Name.Namespace == BpmnNames.Bpmn && e.Name.LocalName is not ("process" or "message" or "error" or "documentation" or "extensionElements")))
            complaints.Add("BPMN0006", other, $"Expected process, message or error, but got '{other.Name.LocalName}', which the engine does not execute.");
        var processes = root.Elements(BpmnNames.Bpmn + "process").ToList();
        if (processes.Count != 1)
        {
            complaints.Add("BPMN0002", root, $"Expected one process in the file, but got {processes.Count}.");
            return null;
        }
        var process = processes[0];
        if ((string?)process.Attribute("isExecutable") != "true") complaints.Add("BPMN0002", process, "Expected isExecutable=\"true\" on the process.");
        if (!root.Elements(BpmnNames.Diagram + "BPMNDiagram").Any()) complaints.Add("BPMN0007", root, "Expected diagram interchange (BPMNDiagram), but there is none.");
        Duplicates(process, complaints);
        var (id, name) = (complaints.Id(process), complaints.Name(process, required: true));
        var scope = new ScopeReader(complaints, messages, errors).Read(process, isRoot: true);
        if (complaints.Any) return null;
        return new(id, name, scope, [.. messages.Values.OrderBy(m => m.Name, StringComparer.Ordinal)]) { At = complaints.At(process) };
    }

    private static Dictionary<string, string> Errors(XElement root, Complaints complaints)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var error in root.Elements(BpmnNames.Bpmn + "error"))
        {
            var id = complaints.Id(error);
            if (!all.TryAdd(id, complaints.Required(error, "errorCode", "the code of the error"))) complaints.Add("BPMN0008", error, $"Expected the id '{id}' once.");
        }
        return all;
    }

    private static void Duplicates(XElement process, Complaints complaints)
    {
        foreach (var twin in process.Descendants().Where(e => e.Attribute("id") is not null).GroupBy(e => (string)e.Attribute("id")!).Where(g => g.Count() > 1))
            complaints.Add("BPMN0008", twin.Last(), $"Expected the id '{twin.Key}' once, but it stands {twin.Count()} times.");
    }
}
