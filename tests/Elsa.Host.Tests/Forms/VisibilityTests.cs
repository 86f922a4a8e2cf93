using System.Collections.Immutable;
using Elsa.Host.Forms;
using Workflows.Decisions.Feel;
using Workflows.Engine.Forms;

namespace Elsa.Host.Tests.Forms;

/// <summary>Fields that come and go with the answers to others.</summary>
public sealed class VisibilityTests
{
    private static readonly FormDefinition s_decision = Form(
        Field("outcome", null), Field("fine", "outcome = \"penalty\""), Field("surcharge", "fine != null and fine > 0"), Field("ofParty", "party.kind = \"unit\""));

    [Fact]
    public void A_field_is_shown_when_its_condition_is_true_of_the_answers_and_the_case()
    {
        var scope = FeelContext.Empty.Set("party", FeelValue.Of(FeelContext.Empty.Set("kind", FeelValue.Of("unit"))));
        var answers = FeelContext.Empty.Set("outcome", FeelValue.Of("penalty")).Set("fine", FeelValue.Of(1000));

        Assert.Equal(["fine", "ofParty", "outcome", "surcharge"], Visibility.Of(s_decision, answers, scope).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_stands_in_a_hidden_field_shows_no_other()
    {
        var answers = FeelContext.Empty.Set("outcome", FeelValue.Of("returned")).Set("fine", FeelValue.Of(1000));

        Assert.Equal(["outcome"], Visibility.Of(s_decision, answers, FeelContext.Empty));
    }

    [Fact]
    public void Fields_that_show_each_other_by_turns_come_to_an_end()
    {
        var form = Form(Field("one", "two = null"), Field("two", "one = null"));
        var answers = FeelContext.Empty.Set("one", FeelValue.Of(1)).Set("two", FeelValue.Of(2));

        Assert.Subset(new HashSet<string> { "one", "two" }, Visibility.Of(form, answers, FeelContext.Empty).ToHashSet());
    }

    private static FormDefinition Form(params ImmutableArray<FormField> fields) => new("form", new("表", "Form"), null, fields, []);

    private static FormField Field(string name, string? showWhen) => new(
        name, new(name, name), FieldType.Text, false, null, showWhen is null ? null : FeelExpression.Parse(showWhen).Expression,
        null, null, null, [], false, false, null, null, null);
}
