using System.Text.RegularExpressions;

namespace Elsa.Host.Frame;

/// <summary>Addresses in lower case with hyphens: <c>Pages/Account/SignIn</c> is <c>/account/sign-in</c>.</summary>
internal sealed partial class KebabCase : IOutboundParameterTransformer
{
    public string? TransformOutbound(object? value) =>
        value is null ? null : WordStart().Replace(value.ToString()!, "-$0").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex WordStart();
}
