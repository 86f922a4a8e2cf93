using System.Xml;
using System.Xml.Linq;

namespace Workflows.Decisions.Dmn.Reading;

/// <summary>Loads XML from a stranger: no DTD, no external entity, bounded in size, depth and number of elements.</summary>
internal static class SafeXml
{
    public const int MaxCharacters = 10_000_000;
    public const int MaxDepth = 200;
    public const int MaxElements = 200_000;

    /// <exception cref="XmlException">The text is not well-formed, or beyond the bounds.</exception>
    public static XDocument Load(string xml)
    {
        if (xml.Length > MaxCharacters) throw new XmlException($"Expected at most {MaxCharacters} characters, but got {xml.Length}.");
        RefuseDocumentType(xml);
        using (var scout = Open(xml))
        {
            var elements = 0;
            while (scout.Read())
            {
                if (scout.NodeType == XmlNodeType.Element && ++elements > MaxElements) throw At(scout, $"Expected at most {MaxElements} elements, but got more.");
                if (scout.Depth > MaxDepth) throw At(scout, $"Expected elements at most {MaxDepth} deep, but got a deeper one.");
            }
        }
        using var reader = Open(xml);
        return XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
    }

    private static XmlException At(XmlReader scout, string message)
    {
        var at = (IXmlLineInfo)scout;
        return new(message, null, at.LineNumber, at.LinePosition);
    }

    // The reader refuses a document type without saying where it stands.
    private static void RefuseDocumentType(string xml)
    {
        using var scout = Open(xml);
        try
        {
            scout.MoveToContent();
        }
        catch (XmlException e) when (e.LineNumber == 0 && xml.IndexOf("<!DOCTYPE", StringComparison.Ordinal) is >= 0 and var at)
        {
            var before = xml.AsSpan(0, at);
            throw new XmlException("there is a document type.", e, before.Count('\n') + 1, at - before.LastIndexOf('\n'));
        }
    }

    private static XmlReader Open(string xml) => XmlReader.Create(new StringReader(xml), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });
}
