-- What the house wants: how places are written in paths, that links in print say so, and that a
-- short URL fits on a business card.
local widest = 24

local function place(city)
  return xqr.slug(city, nil, "de")
end

-- Links whose medium is print get the label that the print shop looks for.
local function tidy(link)
  if not link.url:find("utm_medium=print", 1, true) then return nil end
  local labels = {"print"}
  for _, label in ipairs(link.labels) do labels[#labels + 1] = label:lower() end
  return {patch = {labels = labels}}
end

local function print_width(item)
  local slug = item.link.custom_slug
  if slug and #slug > widest then
    return {{code = "width", message = "'" .. slug .. "' has " .. #slug .. " characters"}}
  end
end

return {
  functions = {place = place},
  transforms = {tidy = tidy},
  policies = {print_width = print_width},
}
