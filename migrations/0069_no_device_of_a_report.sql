-- Which device a report came from was kept as a keyed hash and never looked at: what one device sends in an hour is counted elsewhere.
alter table reports drop column device_hash;
