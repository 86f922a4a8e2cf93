using System.Reflection;
using Elsa.Host.Accounts;
using Workflows.Runtime.Law;
using Workflows.TestKit.Files;

namespace Elsa.Host.Tests.Accounts;

public sealed class RolesTests
{
    [Fact]
    public void Every_role_that_the_pages_ask_for_is_a_word_of_the_vocabulary()
    {
        var words = VocabularyReader.Read("vocabulary.yaml", File.ReadAllText(SourceTree.Combine("workflows", "vocabulary.yaml"))).Value!.Roles;
        var asked = typeof(Roles).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);

        Assert.Equal(words.Select(w => w.Id).Order(StringComparer.Ordinal), asked.Order(StringComparer.Ordinal));
    }
}
