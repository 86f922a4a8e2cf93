using System.Collections.Immutable;
using System.Xml;
using Workflows.Decisions.Dmn;

namespace Workflows.Conformance.DmnTck;

/// <summary>The models of one folder of the kit, read together because they may import each other.</summary>
internal sealed class TckModels
{
    private readonly ImmutableArray<DmnParse> parses;

    /// <param name="folder">The folder.</param>
    /// <param name="name">The file name of the tested model; where it is empty, the folder's only model is meant.</param>
    public TckModels(string folder, string name)
    {
        var files = Directory.EnumerateFiles(folder, "*.dmn").Order(StringComparer.Ordinal).ToArray();
        parses = DmnReader.ReadAll([.. files.Select(file => (Text(file), Path.GetFileName(file)))]);
        var at = name.Length == 0 && files.Length == 1 ? 0 : Array.FindIndex(files, file => Path.GetFileName(file) == name);
        Tested = at < 0 ? null : parses[at].Model;
        Complaint = at < 0 ? "no such file" : string.Join("; ", parses[at].Diagnostics);
    }

    /// <summary>The tested model; null when it cannot be read.</summary>
    public DmnModel? Tested { get; }

    /// <summary>What the reader said of the tested model.</summary>
    public string Complaint { get; }

    /// <summary>The model of the namespace, the tested one where none is given.</summary>
    public DmnModel? Holder(string? @namespace) => @namespace is null or "" || Tested?.Namespace == @namespace
        ? Tested
        : parses.Select(parse => parse.Model).FirstOrDefault(model => model?.Namespace == @namespace);

    /// <summary>The text in the encoding that the XML declaration or the byte order mark names.</summary>
    private static string Text(string file)
    {
        using var stream = File.OpenRead(file);
        using var reader = new StreamReader(stream, Encoding(file), detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private static System.Text.Encoding Encoding(string file)
    {
        try
        {
            using var declaration = new XmlTextReader(file) { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
            declaration.Read();
            return declaration.Encoding ?? System.Text.Encoding.UTF8;
        }
        catch (XmlException)
        {
            return System.Text.Encoding.UTF8; // The reader of the model will say what is wrong.
        }
    }
}
