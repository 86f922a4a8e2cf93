using System.Xml.Linq;

namespace Workflows.Engine.Bpmn;

/// <summary>The XML names of BPMN 2.0 and of the product's extension.</summary>
internal static class BpmnNames
{
    public static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static readonly XNamespace Diagram = "http://www.omg.org/spec/BPMN/20100524/DI";
    public static readonly XNamespace Law = "urn:workflows:law";

    /// <summary>Elements that are for readers, not for the engine.</summary>
    public static readonly IReadOnlySet<string> ForReaders = new HashSet<string>(StringComparer.Ordinal)
    {
        "documentation", "extensionElements", "textAnnotation", "association", "incoming", "outgoing",
    };
}
