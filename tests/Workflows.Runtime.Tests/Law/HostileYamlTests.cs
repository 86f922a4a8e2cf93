using System.Diagnostics;
using Workflows.Runtime.Law;

namespace Workflows.Runtime.Tests.Law;

public sealed class HostileYamlTests
{
    public static TheoryData<string, string, string> Hostile => new()
    {
        { "an anchor", "events: &a { x.y: { zh: 甲, en: x } }\nroles: *a\n", "vocabulary.yaml(1,9): error YAML0003" },
        { "an alias without an anchor", "events: *a\n", "error YAML000" },
        { "a bomb of aliases", "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n", "vocabulary.yaml(1,4): error YAML0003" },
        { "a merge key", "a: { <<: *b }\n", "error YAML000" },
        { "a tag", "events: !!python/object:os.system x\n", "vocabulary.yaml(1,9): error YAML0003" },
        { "a key twice", "roles:\n  a: { zh: 甲, en: a }\n  a: { zh: 乙, en: b }\n", "vocabulary.yaml(3,3): error YAML0004: Expected each key once, but 'a' stands here a second time." },
        { "a list as key", "[ a, b ]: c\n", "Expected a text as key, but got a list or map." },
        { "too deep a list", new string('[', 5000), "error YAML0002: Expected at most 24 levels" },
        { "too deep a map", string.Concat(Enumerable.Range(0, 400).Select(i => new string(' ', i) + "a:\n")), "error YAML0002" },
        { "an open bracket", "events: [ a, b\n", "error YAML0001: Expected YAML, but the reader says:" },
        { "an end in the middle of a line", "title: { zh: 甲\nfoo", "vocabulary.yaml(2,1): error YAML0001: Expected a key with its value, but the file ends in the middle of the line 'foo'." },
        { "a tab", "events:\n\tx.y: z\n", "error YAML0001" },
        { "two documents", "a: b\n---\nc: d\n", "vocabulary.yaml(2,1): error YAML0001: Expected one document" },
        { "control characters", "roles: {}\nevents: \u0001\u0000\n", "vocabulary.yaml(2,9): error YAML0001: Expected text, but got the control character U+0001." },
        { "nothing", "", "error YAML0001: Expected a document, but the file is empty." },
        { "too long", "# " + new string('x', 1_000_001), "error YAML0002: Expected a file of at most 1000000 characters" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_file_is_refused_with_its_place(string what, string text, string expected)
    {
        var watch = Stopwatch.StartNew();
        var reading = VocabularyReader.Read("vocabulary.yaml", text);
        Assert.Null(reading.Value);
        Assert.True(reading.Findings.Any(f => f.ToString().Contains(expected, StringComparison.Ordinal)), $"{what}: {string.Join('\n', reading.Findings)}");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{what} took {watch.Elapsed}");
    }

    [Fact]
    public void A_file_full_of_nonsense_is_told_so_a_hundred_times_at_most() => Assert.Equal(100, VocabularyReader.Read(
        "vocabulary.yaml", string.Concat(Enumerable.Range(0, 5000).Select(i => $"unknown-{i}: x\n"))).Findings.Length);
}
