using System.Text.RegularExpressions;
using System.Xml.Linq;
using Elsa.Host.Accounts;
using Elsa.Host.Composition;
using Elsa.Host.Frame;
using Elsa.Host.Pages.Board;
using Elsa.Host.Procedures;
using Microsoft.Extensions.Configuration;
using Workflows.Engine.Procedures;
using Workflows.Persistence.Mail;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Law.Coverage;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Order;

namespace Elsa.Host.Tests.Frame;

/// <summary>What a missing text would show to a reader is its key; these find it first.</summary>
public sealed partial class TextsTests
{
    private static readonly string s_web = ProductPaths.WebFiles(AppContext.BaseDirectory);

    public static TheoryData<string> Resources => [.. Directory.GetFiles(Path.Combine(s_web, "Texts"), "*.en.resx").Select(file => Path.GetFileName(file)[..^".en.resx".Length])];

    [Theory]
    [MemberData(nameof(Resources))]
    public void Chinese_and_English_have_the_same_texts_with_the_same_places(string resource)
    {
        var (chinese, english) = (Read($"{resource}.resx"), Read($"{resource}.en.resx"));

        Assert.Equal(chinese.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(chinese, text => Assert.Subset(Places(text.Value), Places(english[text.Key])));
    }

    [Fact]
    public void Every_text_that_a_page_asks_for_is_there()
    {
        var known = Directory.GetFiles(Path.Combine(s_web, "Texts"), "*.resx").SelectMany(file => Read(Path.GetFileName(file)).Keys).ToHashSet(StringComparer.Ordinal);
        var asked = new[] { "Pages", "Procedures" }.SelectMany(folder => Directory.GetFiles(Path.Combine(s_web, folder), "*.cs*", SearchOption.AllDirectories))
            .SelectMany(file => Asked().Matches(File.ReadAllText(file)).Select(match => match.Groups["key"].Value));

        Assert.Empty(asked.Where(key => !known.Contains(key)).Distinct());
    }

    [Fact]
    public void Every_menu_entry_has_a_text()
    {
        var known = Read("FrameTexts.resx");
        var keys = Menu.Groups.SelectMany(group => group.Items.Select(item => item.Key).Append(group.Key)).Select(key => $"Menu.{key}");

        Assert.All(keys, key => Assert.Contains(key, known.Keys));
    }

    [Fact]
    public void A_role_is_called_what_the_vocabulary_calls_it_and_nothing_else()
    {
        var known = World().Vocabulary.Roles;

        Assert.All(SamplePeople.Read().SelectMany(person => person.Roles), role => Assert.True(known.Contains(role), role));
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(s_web, "Texts"), "*.resx").SelectMany(file => Read(Path.GetFileName(file)).Keys), key => key.StartsWith("Role.", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_word_that_the_desk_puts_together_has_a_text()
    {
        var keys = Enum.GetNames<DeadlineOwner>().Select(n => $"Owner.{n}")
            .Concat(Enum.GetNames<MissedMeans>().Select(n => $"Missed.{n}"))
            .Concat(Enum.GetNames<PeriodChoice>().Select(n => $"Rules.Choice.{n}"))
            .Concat(Enum.GetNames<BoardStanding>().Select(n => $"Board.Standing.{n}"))
            .Concat(Enum.GetNames<BoardView>().Select(n => $"Board.View.{n}"))
            .Concat(Enum.GetNames<Occurrence>().Concat(Enum.GetNames<Relation>()).Concat(["Guard", "Within", "Absence.AtMost"]).Select(n => $"Template.{n}"))
            .Concat(Enum.GetNames<CoverageStanding>().Select(n => $"Coverage.{n}")).Concat(Enum.GetNames<HowEnforced>().Select(n => $"Coverage.How.{n}"))
            .Concat(Enum.GetNames<MailState>().Select(n => $"Outbox.State.{n}"))
            .Concat(new[] { "reminder", "escalation", "date-changed", "handed-back" }.Select(k => $"Messages.Kind.{k}"))
            .Concat(Shipped().SelectMany(p => p.Tables.Values).SelectMany(table => table.Notes.Select(n => $"Tables.Note.{n}").Append($"HitPolicy.{table.HitPolicy}")))
            .Concat(Shipped().SelectMany(p => FlowSteps.Of(p.Process.Root)).Select(s => $"Kind.{s.Kind}"));

        Assert.Empty(keys.Except(Read("DeskTexts.resx").Keys));
    }

    private static IEnumerable<Procedure> Shipped() => World().Procedures.ByHash.Values;

    private static DeclaredWorld World() => WorkflowsReader.Read(ProductPaths.From(new ConfigurationBuilder().Build(), AppContext.BaseDirectory).Definitions, null).World!;

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Path.Combine(s_web, "Texts", file)).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    [GeneratedRegex("""\b(?:T|P|D|texts)\["(?<key>[^"]+)"[\],]""")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
