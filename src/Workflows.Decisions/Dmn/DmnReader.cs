using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using Workflows.Decisions.Dmn.Reading;

namespace Workflows.Decisions.Dmn;

/// <summary>Reads files of DMN 1.1 to 1.6: decision requirements, boxed expressions, decision tables and FEEL logic.</summary>
public static class DmnReader
{
    /// <param name="xml">The file's text. A DTD, more than ten million characters, more than 200,000 elements or elements more than 200 deep are refused.</param>
    /// <param name="file">The file's name, for diagnostics only.</param>
    /// <param name="imports">The models that this file may import, by their namespaces.</param>
    public static DmnParse Read(string xml, string file, IEnumerable<DmnModel>? imports = null)
    {
        var (root, refused) = Load(xml, file);
        return root is null ? refused! : Read(root, file, ByNamespace(imports ?? []));
    }

    /// <summary>Reads files that may import each other, in any order; the answers are in the order given. A circle of imports is refused.</summary>
    public static ImmutableArray<DmnParse> ReadAll(IReadOnlyList<(string Xml, string File)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var results = new DmnParse?[files.Count];
        var open = new Dictionary<int, XElement>();
        for (var i = 0; i < results.Length; i++)
        {
            var (root, refused) = Load(files[i].Xml, files[i].File);
            if (root is null) results[i] = refused;
            else open[i] = root;
        }
        while (open.Count > 0)
        {
            var waiting = open.Values.Select(root => root.Attr("namespace") ?? "").ToHashSet(StringComparer.Ordinal);
            var ready = open.Where(entry => !Imported(entry.Value).Any(from => waiting.Contains(from) && from != entry.Value.Attr("namespace"))).Select(entry => entry.Key).ToArray();
            var known = ByNamespace(results.Select(result => result?.Model).OfType<DmnModel>());
            if (ready.Length == 0) ready = [.. open.Keys]; // A circle: each is read without the others, and complains.
            foreach (var i in ready)
            {
                results[i] = Read(open[i], files[i].File, known);
                open.Remove(i);
            }
        }
        return [.. results.Select(result => result!)];
    }

    private static DmnParse Read(XElement root, string file, IReadOnlyDictionary<string, DmnModel> imports)
    {
        try
        {
            return new ModelReader(root, file, imports).Read();
        }
        catch (InsufficientExecutionStackException)
        {
            return new(null, [root.Place(file).Says("Expected types and expressions nested less deeply, but the stack is used up.")]);
        }
    }

    private static IEnumerable<string> Imported(XElement root) => root.All("import").Select(import => import.Attr("namespace") ?? "");

    private static Dictionary<string, DmnModel> ByNamespace(IEnumerable<DmnModel> models) =>
        models.GroupBy(model => model.Namespace, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    private static (XElement? Root, DmnParse? Refused) Load(string xml, string file)
    {
        ArgumentNullException.ThrowIfNull(xml);
        try
        {
            var root = SafeXml.Load(xml).Root!;
            if (root.Name.LocalName == "definitions" && root.Name.NamespaceName.Contains("omg.org/spec/DMN/", StringComparison.Ordinal)) return (root, null);
            return (null, new(null, [root.Place(file).Says($"Expected the element 'definitions' of DMN, but got '{root.Name}'.")]));
        }
        catch (XmlException fault)
        {
            return (null, new(null, [new(file, fault.LineNumber, fault.LinePosition, "", $"Expected a well-formed XML file without a DTD, but: {fault.Message}")]));
        }
    }
}
