using System.Text;
using Workflows.Decisions.Dmn;
using Workflows.Decisions.Dmn.Checking;
using Workflows.Decisions.Feel;
using Workflows.Decisions.Tests.Checking;

namespace Workflows.Decisions.Tests.Dmn;

/// <summary>Files from a stranger: refused with what is expected, or read and evaluated to something.</summary>
public class HostileFileTests
{
    public static TheoryData<string, string, string> Refused => new()
    {
        { "a document type", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><definitions/>", "without a DTD" },
        { "entities that multiply", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><definitions>&b;</definitions>", "without a DTD" },
        { "an entity from outside", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><definitions>&a;</definitions>", "without a DTD" },
        { "a document type behind a comment", "<?xml version=\"1.0\"?><!-- x --><!DOCTYPE x []><definitions/>", "without a DTD" },
        { "an entity that nobody declares", "<definitions>&x;</definitions>", "well-formed" },
        { "no XML at all", "MZ\0\0", "well-formed" },
        { "nothing", "", "well-formed" },
        { "elements without an end", string.Concat(Enumerable.Repeat("<a>", 100_000)), "200 deep" },
        { "too many elements", Dmn15.File(string.Concat(Enumerable.Repeat("<a/>", 250_000))), "at most 200000 elements" },
        { "too many characters", new string(' ', 10_000_001), "at most 10000000 characters" },
        { "another file", "<html/>", "'definitions' of DMN" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_file_that_is_none_is_refused_with_what_was_expected(string what, string xml, string message)
    {
        var parse = DmnReader.Read(xml, "t.dmn");

        Assert.Null(parse.Model);
        Assert.True(Assert.Single(parse.Diagnostics).Message.Contains(message, StringComparison.Ordinal), $"{what}: {parse.Diagnostics[0]}");
    }

    [Theory]
    [InlineData("a", "b", "b", "a")]
    [InlineData("a", "a", "b", "b")]
    public void Types_that_are_defined_by_each_other_are_refused(string one, string of, string other, string back)
    {
        var parse = DmnReader.Read(Dmn15.File(
            $"<itemDefinition name=\"{one}\"><typeRef>{of}</typeRef></itemDefinition><itemDefinition name=\"{other}\"><typeRef>{back}</typeRef></itemDefinition>"
            + Dmn15.Input("x", one) + Dmn15.Decision("d", Dmn15.Logic("x"), Dmn15.NeedsInput("x"), one)), "t.dmn");

        Assert.Contains(parse.Diagnostics, diagnostic => diagnostic.Message.Contains("is defined by itself", StringComparison.Ordinal));
        _ = parse.Model!.Find("d")!.Evaluate(FeelContext.Empty.Set("x", FeelValue.Of(1)));
    }

    [Fact]
    public void A_list_of_itself_is_a_type()
    {
        var model = Dmn15.Read("<itemDefinition name=\"tree\"><itemComponent name=\"parts\" isCollection=\"true\"><typeRef>tree</typeRef></itemComponent></itemDefinition>"
            + Dmn15.Input("x", "tree") + Dmn15.Decision("d", Dmn15.Logic("count(x.parts)"), Dmn15.NeedsInput("x")));

        Assert.Equal("1", model.Find("d")!.Evaluate(FeelContext.Empty.Set("x", Evaluate("{parts: [{parts: []}]}"))).Value.ToString());
    }

    [Fact]
    public void Decisions_that_rest_on_each_other_in_a_long_chain_evaluate_or_are_null_and_never_crash()
    {
        const int Length = 20_000;
        var chain = new StringBuilder(Dmn15.Decision("d0", Dmn15.Logic("1")));
        for (var i = 1; i <= Length; i++) chain.Append(Dmn15.Decision($"d{i}", Dmn15.Logic($"d{i - 1} + 1"), Dmn15.NeedsDecision($"d{i - 1}")));
        DecisionResult? result = null;
        var parse = DmnReader.Read(Dmn15.File(chain.ToString()), "t.dmn");
        var thread = new Thread(
            () =>
            {
                result = parse.Model!.Decisions[^1].Evaluate(FeelContext.Empty);
                _ = parse.Model.Decisions[^1].Inputs;
                _ = DmnChecker.Check(parse);
            },
            maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join();

        Assert.True(result!.Value.IsNull);
        Assert.Contains(result.Warnings, warning => warning.Message.Contains("Expected requirements nested less deeply", StringComparison.Ordinal));
    }

    [Fact]
    public void Business_knowledge_that_calls_itself_without_end_is_null()
    {
        var result = Dmn15.Read("""
            <businessKnowledgeModel id="k" name="k"><variable name="k"/><knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>
            <encapsulatedLogic><formalParameter name="x"/><literalExpression><text>k(x + 1)</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
            """ + Dmn15.Decision("d", Dmn15.Logic("k(1)"), Dmn15.NeedsKnowledge("#k"))).Find("d")!.Evaluate(FeelContext.Empty);

        Assert.True(result.Value.IsNull);
        Assert.Contains(result.Warnings, warning => warning.Message.Contains("at most 400 calls", StringComparison.Ordinal));
    }

    /// <summary>Files cut, doubled and mixed with a fixed seed: each is refused or read, checked and evaluated.</summary>
    [Fact]
    public void Two_thousand_mutated_files_are_read_or_refused_and_checked_and_evaluated()
    {
        var chance = new Random(20260310);
        string[] seeds =
        [
            Tables.File("UNIQUE", "in a: number = >= 0\nin b: string = \"x\", \"y\"\nout r: number = 1, 2\nout s: string\ndefault 1\n< 5, [7..8) ; \"x\" | 1 ; \"p\"\nnot(3) ; - | a + 1 ; string(a)\n? > 5 ; b | 2 ; null"),
            Tables.File("COLLECT", "in a: date\nout r: number\n< date(\"2026-01-01\") | 1\n>= @\"2026-01-01\" | 2"),
            Dmn15.File("<itemDefinition name=\"t\" isCollection=\"true\"><itemComponent name=\"c\"><typeRef>number</typeRef><allowedValues><text>&gt; 0</text></allowedValues></itemComponent></itemDefinition>"
                + Dmn15.Input("a", "t") + Dmn15.Decision("d", Dmn15.Logic("sum(a.c) + count(a[c > 1])"), Dmn15.NeedsInput("a"))
                + Dmn15.Decision("e", "<context><contextEntry><variable name=\"x\"/><literalExpression><text>d</text></literalExpression></contextEntry><contextEntry><literalExpression><text>x + 1</text></literalExpression></contextEntry></context>", Dmn15.NeedsDecision("d"))
                + "<businessKnowledgeModel id=\"k\" name=\"k\"><variable name=\"k\"/><encapsulatedLogic><formalParameter name=\"x\" typeRef=\"number\"/><literalExpression><text>x + 1</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>"),
        ];
        var thrifty = new FeelSurroundings { Limits = FeelLimits.Default with { Steps = 20_000, Size = 5_000 } };
        var (read, sound) = (0, 0);
        for (var round = 0; round < 2_000; round++)
        {
            var parse = DmnReader.Read(Mutated(seeds, chance), "t.dmn");
            if (parse.Model is null) Assert.NotEmpty(parse.Diagnostics);
            else read++;
            if (parse.IsSound) sound++;
            _ = DmnChecker.Check(parse).Select(finding => finding.ToString()).ToArray();
            foreach (var decision in parse.Model?.Decisions ?? []) _ = decision.Evaluate(FeelContext.Empty.Set("a", FeelValue.Of(7)).Set("b", FeelValue.Of("x")), thrifty).Value.ToString();
            foreach (var invocable in parse.Model?.Invocables ?? []) _ = invocable.Invoke(FeelContext.Empty.Set("x", FeelValue.Of(1)), thrifty).Value.ToString();
        }
        Assert.True(read > 300 && sound > 50 && read < 2_000, $"{read} read, {sound} sound");
    }

    /// <summary>Mostly pieces between angle brackets are moved, so that many files stay well-formed.</summary>
    private static string Mutated(string[] seeds, Random chance)
    {
        var seed = seeds[chance.Next(seeds.Length)];
        var texts = seed.Split("<text>").Length - 1;
        var text = seed;
        for (var i = chance.Next(1, 4); i > 0; i--)
        {
            var at = chance.Next(text.Length);
            switch (chance.Next(4))
            {
                case 0: // a character of an expression
                    var start = Nth(text, "<text>", chance.Next(Math.Max(1, texts)));
                    if (start >= 0) text = text.Insert(start, "()[]{}.,+-*/=@ 1ax?"[chance.Next(19)].ToString());
                    break;
                case 1: // an attribute's value
                    var quote = text.IndexOf("=\"", at, StringComparison.Ordinal);
                    if (quote >= 0) text = text.Insert(quote + 2, "x");
                    break;
                case 2: // an element twice
                    var open = text.IndexOf('<', at);
                    var close = open < 0 ? -1 : text.IndexOf("/>", open, StringComparison.Ordinal);
                    if (close > 0 && text.IndexOf('<', open + 1) > close) text = text.Insert(open, text[open..(close + 2)]);
                    break;
                default:
                    text = text.Remove(at, Math.Min(text.Length - at, chance.Next(1, 4)));
                    break;
            }
        }
        return text;
    }

    private static int Nth(string text, string what, int count)
    {
        var at = -1;
        do at = text.IndexOf(what, at + 1, StringComparison.Ordinal); while (at >= 0 && count-- > 0);
        return at < 0 ? -1 : at + what.Length;
    }

    private static FeelValue Evaluate(string text) => FeelExpression.Parse(text).Expression!.Evaluate(FeelContext.Empty).Value;
}
