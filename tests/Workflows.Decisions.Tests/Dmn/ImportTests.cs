using Workflows.Decisions.Dmn;
using Workflows.Decisions.Feel;
using static Workflows.Decisions.Tests.Dmn.Dmn15;

namespace Workflows.Decisions.Tests.Dmn;

/// <summary>Imports, with a name and without (DMN 1.5, 6.3.3).</summary>
public class ImportTests
{
    private const string Rate = "<itemDefinition name=\"rate\"><typeRef>number</typeRef><allowedValues><text>[0..1]</text></allowedValues></itemDefinition>";
    private static readonly string Library = Rate + Input("Person name", "string") + Decision("Greeting", Logic("\"Hello, \" + Person name"), NeedsInput("Person name"))
        + "<businessKnowledgeModel id=\"half\" name=\"half of\"><variable name=\"half of\"/><encapsulatedLogic><formalParameter name=\"n\"/><literalExpression><text>n / 2</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>";

    [Fact]
    public void What_an_import_without_a_name_brings_is_used_as_if_it_were_of_the_file()
    {
        var model = Importing("", Input("share", "rate") + Decision("d", Logic("Greeting + \"!\" + string(half of(share))"),
            NeedsDecision("Greeting") + NeedsKnowledge("urn:lib#half") + NeedsInput("share")));
        var inputs = FeelContext.Empty.Set("Person name", FeelValue.Of("Li")).Set("share", FeelValue.Of(0.5m));
        Assert.Equal("Hello, Li!0.25", model.Find("d")!.Evaluate(inputs).Value.ToString());
        Assert.Equal(FeelValue.Nothing, model.Find("d")!.Evaluate(inputs.Set("share", FeelValue.Of(2))).Value);
    }

    [Fact]
    public void The_files_own_element_prevails_over_one_of_the_same_name_that_an_import_without_a_name_brings()
    {
        var own = "<decision id=\"own\" name=\"Greeting\"><variable name=\"Greeting\"/>" + Logic("\"Mine\"") + "</decision>";
        var model = Importing("", own + Decision("d", Logic("Greeting"), NeedsDecision("own") + NeedsDecision("Greeting")));
        Assert.Equal("Mine", model.Find("d")!.Evaluate(FeelContext.Empty.Set("Person name", FeelValue.Of("Li"))).Value.ToString());
    }

    [Fact]
    public void Of_two_imports_without_a_name_the_first_prevails()
    {
        var first = File("<itemDefinition name=\"kind\"><typeRef>string</typeRef></itemDefinition>", "urn:1");
        var second = File("<itemDefinition name=\"kind\"><typeRef>number</typeRef></itemDefinition><itemDefinition name=\"other\"><typeRef>boolean</typeRef></itemDefinition>", "urn:2");
        var importing = File(Import("urn:1", "") + Import("urn:2", "") + Decision("a", Logic("\"x\""), type: "kind") + Decision("b", Logic("true"), type: "other"));
        var parses = DmnReader.ReadAll([(importing, "a.dmn"), (first, "1.dmn"), (second, "2.dmn")]);
        Assert.All(parses, parse => Assert.True(parse.IsSound, string.Join("; ", parse.Diagnostics)));
        Assert.Equal("x true", string.Join(' ', parses[0].Model!.Decisions.Select(decision => decision.Evaluate(FeelContext.Empty).Value)));
    }

    [Fact]
    public void An_import_of_an_import_takes_its_inputs_under_both_names()
    {
        var middle = File(Import("urn:lib", "inner") + Decision("Louder", Logic("inner.Greeting + \"!\""), "<informationRequirement><requiredDecision href=\"urn:lib#Greeting\"/></informationRequirement>"), "urn:middle");
        var outer = File(Import("urn:middle", "Model B") + Decision("d", Logic("Model B.Louder"), "<informationRequirement><requiredDecision href=\"urn:middle#Louder\"/></informationRequirement>"));
        var parses = DmnReader.ReadAll([(outer, "a.dmn"), (File(Library, "urn:lib"), "lib.dmn"), (middle, "b.dmn")]);
        Assert.All(parses, parse => Assert.True(parse.IsSound, string.Join("; ", parse.Diagnostics)));
        var inputs = FeelContext.Empty.Set("Model B", FeelValue.Of(FeelContext.Empty.Set("inner", FeelValue.Of(FeelContext.Empty.Set("Person name", FeelValue.Of("Li"))))));
        Assert.Equal("Hello, Li!", parses[0].Model!.Find("d")!.Evaluate(inputs).Value.ToString());
    }

    [Fact]
    public void A_decision_service_may_take_the_inputs_of_an_import()
    {
        var service = "<decisionService id=\"s\" name=\"s\"><variable name=\"s\"/><outputDecision href=\"#out\"/><inputData href=\"urn:lib#Person name\"/></decisionService>";
        var model = Importing("lib", Decision("out", Logic("lib.Greeting"), "<informationRequirement><requiredDecision href=\"urn:lib#Greeting\"/></informationRequirement>") + service
            + Decision("d", Logic("s(\"Wu\")"), NeedsKnowledge("#s")));
        Assert.Equal("Hello, Wu", model.Find("d")!.Evaluate(FeelContext.Empty).Value.ToString());
    }

    private static string Import(string @namespace, string name) => $"<import namespace=\"{@namespace}\" name=\"{name}\" importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>";

    private static DmnModel Importing(string name, string elements)
    {
        var parses = DmnReader.ReadAll([(File(Import("urn:lib", name) + elements), "a.dmn"), (File(Library, "urn:lib"), "lib.dmn")]);
        Assert.All(parses, parse => Assert.True(parse.IsSound, string.Join("; ", parse.Diagnostics)));
        return parses[0].Model!;
    }
}
