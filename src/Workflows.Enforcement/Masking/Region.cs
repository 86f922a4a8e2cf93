using System.Text.RegularExpressions;

namespace Workflows.Enforcement.Masking;

/// <summary>The part of an address that tells where but not which door: down to county or district.</summary>
public static partial class Region
{
    /// <summary>
    /// 示例省示例市示例县 of 示例省示例市示例县示例路1号; null where no such part can be told for certain. In doubt less is shown: what lies behind the
    /// first sign that belongs to a street, a village or a building is never part of it.
    /// </summary>
    public static string? Of(string address)
    {
        var match = Parts().Match(address.TrimStart());
        return match.Length > 0 ? match.Value : null;
    }

    // A name's first sign may be any (路桥区, 镇江市, 道县); behind it, signs of streets, villages and buildings end the search.
    [GeneratedRegex("""
        \A(?:[^\d\s省市县区州旗]{2,8}(?:省|自治区|特别行政区))?
        (?:[^\d\s][^\d\s省路街道巷号村镇乡弄栋幢楼室组]{0,10}?(?:(?<![超门夜集早菜])市(?![场])|自治州|地区|(?<=[^联同])盟(?!区)))?
        (?:[^\d\s][^\d\s路街道巷号村镇乡弄栋幢楼室组]{0,9}?(?:自治县|县|自治旗|旗|林区|特区|(?<![小社园校厂库街景港营])区|(?<![超门夜集早菜])市(?![场])))?
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Parts();
}
