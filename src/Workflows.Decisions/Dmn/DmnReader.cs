using System.Xml;
using System.Xml.Linq;
using Workflows.Decisions.Dmn.Reading;

namespace Workflows.Decisions.Dmn;

/// <summary>Reads DMN 1.1 to 1.5 files: decision requirements, decision tables and FEEL logic.</summary>
public static class DmnReader
{
    /// <param name="xml">The file's text. A DTD, more than ten million characters or elements more than 200 deep are refused.</param>
    /// <param name="file">The file's name, for diagnostics only.</param>
    public static DmnParse Read(string xml, string file)
    {
        ArgumentNullException.ThrowIfNull(xml);
        XDocument document;
        try
        {
            document = SafeXml.Load(xml);
        }
        catch (XmlException fault)
        {
            return new(null, [new(file, fault.LineNumber, fault.LinePosition, "", $"Expected a well-formed XML file without a DTD, but: {fault.Message}")]);
        }
        var root = document.Root!;
        if (root.Name.LocalName != "definitions" || !root.Name.NamespaceName.Contains("omg.org/spec/DMN/", StringComparison.Ordinal))
        {
            return new(null, [root.Place(file).Says($"Expected the element 'definitions' of DMN, but got '{root.Name}'.")]);
        }
        return new ModelReader(root, file).Read();
    }
}
