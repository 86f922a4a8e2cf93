using System.Collections.Immutable;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Law;
using Workflows.TestKit.Files;

namespace Workflows.Runtime.Tests.Law;

/// <summary>What the product itself declares under <c>workflows/</c>.</summary>
public sealed class ProductLawTests
{
    private static readonly string s_root = SourceTree.Combine("workflows");

    [Fact]
    public void All_law_files_read_and_make_one_book()
    {
        var vocabulary = VocabularyReader.Read("workflows/vocabulary.yaml", File.ReadAllText(Path.Combine(s_root, "vocabulary.yaml")));
        Assert.Empty(vocabulary.Findings);
        var files = Directory.EnumerateFiles(s_root, "law.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => LawReader.Read(Path.GetRelativePath(s_root, path), File.ReadAllText(path), vocabulary.Value!)).ToImmutableArray();
        Nothing(files.SelectMany(f => f.Findings));
        Assert.NotEmpty(files);

        var calendar = CalendarReader.Read("cn", "workflows/calendars/cn.yaml", File.ReadAllText(Path.Combine(s_root, "calendars", "cn.yaml")), null);
        var book = RuleBookComposer.Compose([.. files.Select(f => f.Value!)], calendar.Value!);
        Nothing(book.Findings);
        Assert.All(book.Value!.Deadlines, d => Assert.NotEqual("", d.Law));
        Assert.Contains(book.Value.Deadlines, d => d.Starts.Contains("decision.made") && d.Periods.Length > 1); // publication: the earlier of two
    }

    private static void Nothing(IEnumerable<Finding> findings)
    {
        var told = string.Join('\n', findings);
        Assert.True(told.Length == 0, told);
    }
}
